import type { CallStep } from '../../src/grader/authoring.ts';
import { clip } from './clip.ts';

/** Calls listed at most before and after the current one. */
const listedAround = 5;

interface CallListProps {
  readonly steps: readonly CallStep[];
  readonly index: number;
  readonly divergence: number;
}

/** Lists the calls around the current one and marks where expected and actual part. */
export function CallList({ steps, index, divergence }: CallListProps) {
  const from = Math.max(0, index - listedAround);
  const to = Math.min(steps.length, index + listedAround + 1);
  return (
    <table className="hr-replay__calls">
      <caption>{to - from === steps.length ? 'All calls' : `Calls ${from + 1} to ${to} of ${steps.length}`}</caption>
      <thead>
        <tr>
          <th scope="col">Call</th>
          <th scope="col">Should give</th>
          <th scope="col">Gave</th>
        </tr>
      </thead>
      <tbody>
        {steps.slice(from, to).map(({ call, expected, actual }, offset) => (
          <tr key={from + offset} aria-current={from + offset === index ? 'step' : undefined}>
            <th scope="row">
              <code>{clip(call, 60)}</code>
            </th>
            <td>
              <code>{clip(expected, 40)}</code>
            </td>
            <td className={from + offset === divergence ? 'hr-replay__wrong' : undefined}>
              {from + offset === divergence && <span aria-hidden="true">✗ </span>}
              {actual === undefined ? '–' : <code>{clip(actual, 40)}</code>}
              {from + offset === divergence && <span className="hr-replay__spoken"> (differs)</span>}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
