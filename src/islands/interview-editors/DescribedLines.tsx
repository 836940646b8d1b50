import type { ReactNode } from 'react';

interface DescribedLinesProps {
  readonly label: string;
  readonly lines: readonly string[];
  /** What stands there where there are no lines. */
  readonly empty: string;
}

/** Shows what was written as lines of text that cannot be changed; a line that is indented belongs to the one above. */
export function DescribedLines({ label, lines, empty }: DescribedLinesProps): ReactNode {
  if (lines.length === 0) return <p className="hr-ed-hint">{empty}</p>;
  return (
    <div className="hr-ed-lines" role="group" aria-label={label}>
      {lines.map((line, index) => (
        <p key={index} data-part={line.startsWith(' ') || undefined}>
          {line.trim()}
        </p>
      ))}
    </div>
  );
}
