import type { Verdict } from '../../../grader/protocol/verdict.ts';
import { OutcomeMark } from '../verdict/OutcomeMark.tsx';
import type { VisibleTest } from '../props.ts';

type Outcome = 'pass' | 'fail' | 'skipped' | undefined;

const WORDS = { pass: 'passes', fail: 'fails', skipped: 'was not run' } as const;

interface TestListProps {
  readonly tests: readonly VisibleTest[];
  readonly verdict: Verdict | undefined;
}

/** Lists the visible tests with their calls and how they went in the latest run. */
export function TestList({ tests, verdict }: TestListProps) {
  return (
    <section className="hr-ws-section" aria-labelledby="hr-ws-visible-tests">
      <h3 id="hr-ws-visible-tests">Visible tests</h3>
      <p className="hr-ws-muted">Submitting runs hidden tests of the same rules too, and measures the budgets.</p>
      <ul className="hr-ws-tests">
        {tests.map((test) => (
          <TestItem key={test.id} test={test} outcome={verdict?.visibleTests.find((result) => result.id === test.id)?.outcome} />
        ))}
      </ul>
    </section>
  );
}

function TestItem({ test, outcome }: { readonly test: VisibleTest; readonly outcome: Outcome }) {
  return (
    <li data-outcome={outcome}>
      <details>
        <summary>
          {outcome ? <OutcomeMark kind={outcome} /> : <span className="hr-ws-mark hr-ws-mark-none" aria-hidden="true" />}
          <span>
            <strong>{test.rule}</strong> {test.title}
            {outcome && <span className="hr-ws-visually-hidden"> {WORDS[outcome]}</span>}
          </span>
        </summary>
        <pre tabIndex={0} role="region" aria-label={`Calls of ${test.title}`}>
          <code>{test.calls.join('\n')}</code>
        </pre>
      </details>
    </li>
  );
}
