import { describeReceipt } from '../../../grader/format/index.ts';
import type { Receipt } from '../../../grader/protocol/verdict.ts';

/** Shows what replays the verdict exactly, folded away. */
export function ReceiptCard({ receipt, basePath }: { readonly receipt: Receipt; readonly basePath: string }) {
  return (
    <details className="hr-ws-receipt">
      <summary>Receipt</summary>
      <p>
        The same exercise version, code and seed give the same transcript on every machine.{' '}
        <a href={`${basePath}how-grading-works/`}>How grading works</a>
      </p>
      <dl>
        {describeReceipt(receipt).map((line) => (
          <div key={line.label}>
            <dt>{line.label}</dt>
            <dd>
              <code>{line.value}</code>
              <span className="hr-ws-muted">{line.explanation}</span>
            </dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
