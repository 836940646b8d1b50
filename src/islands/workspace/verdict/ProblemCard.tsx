import { describeProblem } from '../../../grader/format/index.ts';
import type { Problem } from '../../../grader/protocol/verdict.ts';
import { InlineText } from './InlineText.tsx';

interface ProblemCardProps {
  readonly problem: Problem;
  readonly onGoTo: ((line: number, column: number | undefined) => void) | undefined;
}

/** Says why there is no pass or fail, what to do, and leads to the line. */
export function ProblemCard({ problem, onGoTo }: ProblemCardProps) {
  const { message, remedy, place } = describeProblem(problem);
  const { line, column } = problem;
  return (
    <section className="hr-ws-card hr-ws-problem" aria-label="What happened">
      <p className="hr-ws-problem-message">
        <InlineText text={message} />
      </p>
      {remedy && (
        <p>
          <InlineText text={remedy} />
        </p>
      )}
      {place &&
        (onGoTo && line !== undefined ? (
          <button type="button" className="hr-ws-link" onClick={() => onGoTo(line, column)}>
            Go to {place}
          </button>
        ) : (
          <p className="hr-ws-muted">At {place}.</p>
        ))}
    </section>
  );
}
