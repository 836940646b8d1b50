import { countOf } from '../../../grader/format/index.ts';
import type { GradeReport } from '../../../grader/protocol/verdict.ts';

/** Shows what the learner's code printed in the latest run. */
export function ConsoleOutput({ report }: { readonly report: GradeReport | undefined }) {
  if (!report) return <p className="hr-ws-empty">Run the tests: what your code prints with console.log appears here.</p>;
  if (report.console.length === 0) return <p className="hr-ws-empty">Your code printed nothing in the latest run.</p>;
  return (
    <div className="hr-ws-console" tabIndex={0} role="region" aria-label="Console output">
      <ol>
        {report.console.map((line, index) => (
          <li key={index} data-level={line.level}>
            {line.level !== 'log' && <span className="hr-ws-console-level">{line.level}</span>}
            <pre>{line.text}</pre>
          </li>
        ))}
      </ol>
      {report.consoleDropped > 0 && <p className="hr-ws-muted">{countOf(report.consoleDropped, 'more line')} printed and dropped.</p>}
    </div>
  );
}
