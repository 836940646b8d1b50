import type { MeasureLine } from '../../../grader/format/index.ts';
import { OutcomeMark } from './OutcomeMark.tsx';

/** Shows each measure against its budget: a bar, the numbers, and how it is measured. */
export function MeasureList({ lines }: { readonly lines: readonly MeasureLine[] }) {
  if (lines.length === 0) return null;
  return (
    <section className="hr-ws-section" aria-labelledby="hr-ws-measures">
      <h3 id="hr-ws-measures">Budgets</h3>
      <ul className="hr-ws-measures">
        {lines.map((line) => (
          <li key={line.id} data-outcome={line.outcome}>
            <p className="hr-ws-measure-title">
              <OutcomeMark kind={line.outcome} />
              {line.title}
            </p>
            <div className="hr-ws-bar" aria-hidden="true">
              <span className="hr-ws-bar-fill" style={{ inlineSize: `${line.fill * 100}%` }} />
              <span className="hr-ws-bar-limit" style={{ insetInlineStart: `${line.limit * 100}%` }} />
            </div>
            <p className="hr-ws-measure-numbers">
              {line.numbers} <span className="hr-ws-muted">({line.share})</span>
            </p>
            {line.explanation && (
              <details>
                <summary>How it is measured</summary>
                <p>{line.explanation}</p>
              </details>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
