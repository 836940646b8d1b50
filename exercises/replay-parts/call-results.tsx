import type { CallStep } from '../../src/grader/authoring.ts';
import { clip } from './clip.ts';

interface CallResultsProps {
  readonly index: number;
  readonly total: number;
  readonly current: CallStep;
  readonly differs: boolean;
}

/** Shows one call, and what it should have returned beside what it returned. */
export function CallResults({ index, total, current, differs }: CallResultsProps) {
  return (
    <div className={differs ? 'hr-replay__results hr-replay__results--differs' : 'hr-replay__results'} aria-live="polite">
      <p className="hr-replay__call">
        Call {index + 1} of {total}: <code>{clip(current.call, 120)}</code>
      </p>
      <dl>
        <div>
          <dt>Should give</dt>
          <dd>
            <code>{clip(current.expected, 120)}</code>
          </dd>
        </div>
        <div>
          <dt>{differs ? 'Your code gave something else' : 'Your code gave'}</dt>
          <dd>{current.actual === undefined ? 'not compared any more' : <code>{clip(current.actual, 120)}</code>}</dd>
        </div>
      </dl>
    </div>
  );
}
