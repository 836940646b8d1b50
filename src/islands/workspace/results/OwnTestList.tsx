import type { Verdict } from '../../../grader/protocol/verdict.ts';
import { countOf } from '../../../grader/format/index.ts';
import type { StoredOwnTest } from '../../../progress/types.ts';
import { OutcomeMark } from '../verdict/OutcomeMark.tsx';
import { isOwnCase } from './ownCase.ts';

interface OwnTestListProps {
  readonly tests: readonly StoredOwnTest[];
  readonly verdict: Verdict | undefined;
  readonly onRemove: (id: string) => void;
}

const WORDS = { pass: 'passes', fail: 'fails', skipped: 'was not run' } as const;

/** Lists the tests the learner kept from failures; they run with the visible tests. */
export function OwnTestList({ tests, verdict, onRemove }: OwnTestListProps) {
  return (
    <section className="hr-ws-section" aria-labelledby="hr-ws-own-tests">
      <h3 id="hr-ws-own-tests">My tests</h3>
      {tests.length === 0 ? (
        <p className="hr-ws-muted">
          None yet. When a test fails, “Add to my tests” keeps its smallest case here, and it runs with the visible tests.
        </p>
      ) : (
        <ul className="hr-ws-tests">
          {tests.map((test) => {
            const outcome = verdict?.visibleTests.find((result) => result.id === test.id)?.outcome;
            const title = isOwnCase(test.case) ? countOf(test.case.calls.length, 'call') : 'kept by another version of Headroom';
            return (
              <li key={test.id} data-outcome={outcome}>
                <details>
                  <summary>
                    {outcome ? <OutcomeMark kind={outcome} /> : <span className="hr-ws-mark hr-ws-mark-none" aria-hidden="true" />}
                    <span>
                      <strong>{test.rule}</strong> {title}
                      {outcome && <span className="hr-ws-visually-hidden"> {WORDS[outcome]}</span>}
                    </span>
                  </summary>
                  {isOwnCase(test.case) && (
                    <pre tabIndex={0} role="region" aria-label={`Calls of my test of ${test.rule}`}>
                      <code>{test.case.shown}</code>
                    </pre>
                  )}
                  <button type="button" className="hr-ws-link" onClick={() => onRemove(test.id)}>
                    Remove this test
                  </button>
                </details>
              </li>
            );
          })}
        </ul>
      )}
    </section>
  );
}
