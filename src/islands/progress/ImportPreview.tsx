import { useEffect, useRef } from 'react';
import type { ImportReport, ImportResult } from '../../progress/index.ts';
import { countWords, momentWords, recordWords, shownStores } from './words.ts';

interface Props {
  readonly name: string;
  readonly result: ImportResult;
  readonly onConfirm: () => Promise<void>;
  readonly onClose: () => void;
}

/** The most unreadable records listed one by one. */
const MAX_LISTED = 20;

/** Shows what importing a file will change, or why it cannot be imported. Takes the focus when it appears. */
export function ImportPreview({ name, result, onConfirm, onClose }: Props) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), [result]);
  if (!result.ok) {
    return (
      <div className="hr-progress-notice hr-progress-fail">
        <h3 ref={heading} tabIndex={-1}>
          {name} was not imported
        </h3>
        <p>{result.message}</p>
        <p>{result.remedy}</p>
        <button type="button" onClick={onClose}>
          Close
        </button>
      </div>
    );
  }
  const changes = result.added + result.merged + result.setAside.length;
  return (
    <div className="hr-progress-notice">
      <h3 ref={heading} tabIndex={-1}>
        {changes === 0 ? `${name} holds nothing new` : `Importing ${name} will change this`}
      </h3>
      <p className="hr-progress-muted">Exported {exportedWords(result.exportedAt)}.</p>
      <Changes report={result} />
      {result.setAside.length > 0 && <Unreadable report={result} />}
      <p className="hr-progress-actions">
        {changes > 0 && (
          <button type="button" className="hr-progress-primary" onClick={() => void onConfirm()}>
            Import
          </button>
        )}
        <button type="button" onClick={onClose}>
          {changes > 0 ? 'Cancel' : 'Close'}
        </button>
      </p>
    </div>
  );
}

function Changes({ report }: { readonly report: ImportReport }) {
  const stores = shownStores.filter((store) => report.stores[store]);
  if (stores.length === 0) return <p>The file holds no records that can be read.</p>;
  return (
    <ul>
      {stores.map((store) => {
        const { added, merged, unchanged } = report.stores[store] ?? { added: 0, merged: 0, unchanged: 0 };
        const parts = [
          added > 0 && `${added} added`,
          merged > 0 && `${merged} merged with yours`,
          unchanged > 0 && `${unchanged} already here`,
        ];
        return (
          <li key={store}>
            {countWords(store, added + merged + unchanged)}: {parts.filter(Boolean).join(', ')}
          </li>
        );
      })}
    </ul>
  );
}

function Unreadable({ report }: { readonly report: ImportReport }) {
  const listed = report.setAside.slice(0, MAX_LISTED);
  return (
    <>
      <p>{recordWords(report.setAside.length)} cannot be used as they are. They will be kept among the records set aside:</p>
      <ul>
        {listed.map(({ where, reason }) => (
          <li key={where}>
            <code>{where}</code>: {reason}
          </li>
        ))}
      </ul>
      {report.setAside.length > listed.length && <p>And {report.setAside.length - listed.length} more.</p>}
    </>
  );
}

/** The date in a file is whatever the file says; one that is no date is shown as it stands. */
function exportedWords(exportedAt: string): string {
  const at = Date.parse(exportedAt);
  return Number.isNaN(at) ? `at a time given as "${exportedAt.slice(0, 40)}"` : momentWords(at);
}
