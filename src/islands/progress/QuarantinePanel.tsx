import { useRef, useState } from 'react';
import type { Progress, Quarantined } from '../../progress/index.ts';
import { download } from './download.ts';
import { momentWords, recordName } from './words.ts';

interface Props {
  readonly progress: Progress;
  readonly records: readonly Quarantined[];
  readonly announce: (text: string) => void;
}

/** The longest text shown of one record; the download has all of it. */
const MAX_SHOWN = 4000;

const origins: Readonly<Record<Quarantined['origin'], string>> = {
  storage: 'found damaged in storage',
  write: 'could not be written',
  import: 'came with an import',
};

/** Shows the records that were set aside, to be looked at, downloaded, or discarded one by one. */
export function QuarantinePanel({ progress, records, announce }: Props) {
  const heading = useRef<HTMLHeadingElement>(null);
  const discard = async (record: Quarantined): Promise<void> => {
    await progress.discardQuarantined(record.id);
    heading.current?.focus();
    announce('The record was discarded.');
  };
  return (
    <section aria-labelledby="hr-progress-aside">
      <h2 id="hr-progress-aside" ref={heading} tabIndex={-1}>
        Records set aside
      </h2>
      <p>These could not be read as they should be. They are left out of everything above, but kept, so that nothing you wrote is lost.</p>
      <p>
        <button type="button" onClick={() => download('headroom-set-aside.json', JSON.stringify(records, undefined, 2))}>
          Download all
        </button>
      </p>
      <ul className="hr-progress-aside">
        {records.map((record) => (
          <Item key={record.id} record={record} onDiscard={discard} />
        ))}
      </ul>
    </section>
  );
}

function Item({ record, onDiscard }: { readonly record: Quarantined; readonly onDiscard: (record: Quarantined) => Promise<void> }) {
  const [isSure, setIsSure] = useState(false);
  const title = `${recordName(record.store)}, ${origins[record.origin]}, ${momentWords(record.at)}`;
  return (
    <li>
      <p>
        <strong>{title}</strong>
        <br />
        {record.reason}
      </p>
      <details>
        <summary>Show the record</summary>
        <pre tabIndex={0}>
          {record.text.length > MAX_SHOWN ? `${record.text.slice(0, MAX_SHOWN)}\n… ${record.text.length} characters in all` : record.text}
        </pre>
      </details>
      <p className="hr-progress-actions">
        <button
          type="button"
          aria-label={`Download: ${title}`}
          onClick={() => download(`headroom-set-aside-${record.id.slice(0, 8)}.json`, record.text)}
        >
          Download
        </button>
        {isSure ? (
          <>
            <button
              type="button"
              className="hr-progress-danger"
              aria-label={`Discard for good: ${title}`}
              onClick={() => void onDiscard(record)}
            >
              Discard for good
            </button>
            <button type="button" onClick={() => setIsSure(false)}>
              Keep it
            </button>
          </>
        ) : (
          <button type="button" aria-label={`Discard: ${title}`} onClick={() => setIsSure(true)}>
            Discard …
          </button>
        )}
      </p>
    </li>
  );
}
