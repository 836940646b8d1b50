import { useMemo } from 'react';
import { countOf } from '../../../grader/format/index.ts';
import { compareTexts } from './compareAttempts.ts';

interface DiffViewProps {
  readonly before: string;
  readonly after: string;
  readonly beforeName: string;
  readonly afterName: string;
}

const SIGNS = { same: ' ', added: '+', removed: '−', gap: '' } as const;
const WORDS = { same: '', added: 'Added: ', removed: 'Removed: ', gap: '' } as const;

/** Shows what changed from one text to another. */
export function DiffView({ before, after, beforeName, afterName }: DiffViewProps) {
  const comparison = useMemo(() => compareTexts(before, after), [before, after]);
  if (comparison.gaveUp) return <p>These two have too little in common to compare line by line.</p>;
  if (comparison.lines.length === 0)
    return (
      <p>
        No difference between {beforeName} and {afterName}.
      </p>
    );
  return (
    <div className="hr-ws-diff">
      <p className="hr-ws-muted">
        From {beforeName} to {afterName}: {countOf(comparison.added, 'line')} added, {comparison.removed} removed.
      </p>
      <div className="hr-ws-diff-frame" tabIndex={0} role="region" aria-label={`Changes from ${beforeName} to ${afterName}`}>
        <ol>
          {comparison.lines.map((line, index) => (
            <li key={index} data-kind={line.kind}>
              <span className="hr-ws-diff-number" aria-hidden="true">
                {line.before ?? ''}
              </span>
              <span className="hr-ws-diff-number" aria-hidden="true">
                {line.after ?? ''}
              </span>
              <span className="hr-ws-diff-sign" aria-hidden="true">
                {SIGNS[line.kind]}
              </span>
              <span className="hr-ws-visually-hidden">{WORDS[line.kind]}</span>
              <code>{line.kind === 'gap' ? '⋯' : line.text}</code>
            </li>
          ))}
        </ol>
      </div>
    </div>
  );
}
