import type { ReactNode } from 'react';
import { useId } from 'react';
import type { Finding } from '../../interview/finding.ts';

/** Shows findings with their reasons and remedies, opened on demand. */
export function FindingDetails({ findings, label }: { readonly findings: readonly Finding[]; readonly label: string }): ReactNode {
  if (findings.length === 0) return null;
  return (
    <ul className="hr-ed-findings" aria-label={label}>
      {findings.map((finding, index) => (
        <li key={`${finding.rule} ${finding.path} ${index}`}>
          <details>
            <summary>
              <span className="hr-ed-rule">{finding.rule}</span> {finding.message}
            </summary>
            <p>{finding.why}</p>
            <p>
              <strong>What to do:</strong> {finding.remedy}
            </p>
          </details>
        </li>
      ))}
    </ul>
  );
}

interface FindingListProps {
  readonly findings: readonly Finding[];
  /** What is looked at: "the interface". */
  readonly noun: string;
  readonly onGoTo?: ((path: string) => void) | undefined;
}

/** Lists everything the rules find; each finding leads to its place, and one of the whole explains itself here. */
export function FindingList({ findings, noun, onGoTo }: FindingListProps): ReactNode {
  const id = useId();
  const placed = findings.filter(({ path }) => path !== '');
  return (
    <div className="hr-ed-summary" role="group" aria-labelledby={id}>
      <p id={id} className="hr-ed-list-title">
        What the rules find
      </p>
      <p role="status" className="hr-ed-hint">
        {findings.length === 0
          ? `Nothing. They read what is written and no more: that does not make ${noun} good.`
          : `${findings.length === 1 ? 'One thing' : `${findings.length} things`} to look at. A rule may be broken for a reason; say it in the note.`}
      </p>
      {onGoTo && placed.length > 0 ? (
        <ul className="hr-ed-goto">
          {placed.map(({ rule, path, message }, index) => (
            <li key={`${rule} ${path} ${index}`}>
              <button type="button" onClick={() => onGoTo(path)}>
                <span className="hr-ed-rule">{rule}</span> {message}
              </button>
            </li>
          ))}
        </ul>
      ) : null}
      <FindingDetails
        findings={onGoTo ? findings.filter(({ path }) => path === '') : findings}
        label={onGoTo ? `Findings on ${noun} as a whole` : `Findings on ${noun}`}
      />
    </div>
  );
}
