import type { ReactNode } from 'react';
import type { ChartLine } from './CurveChart.tsx';
import { formatCount, formatShare } from './format.ts';

/** Shows the figure's data as a table, a row for each capacity. */
export function CurveTable({
  capacities,
  lines,
}: {
  readonly capacities: readonly number[];
  readonly lines: readonly ChartLine[];
}): ReactNode {
  return (
    <details className="hr-lab-table">
      <summary>The figures as a table</summary>
      <div className="hr-lab-table-scroll" tabIndex={0} role="region" aria-label="Hit ratios by capacity and policy">
        <table>
          <thead>
            <tr>
              <th scope="col">Capacity</th>
              {lines.map((line) => (
                <th key={line.id} scope="col">
                  {line.style.name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {capacities.map((capacity, index) => (
              <tr key={capacity}>
                <th scope="row">{formatCount(capacity)}</th>
                {lines.map((line) => (
                  <td key={line.id}>{line.values[index] === undefined ? 'not computed' : formatShare(line.values[index])}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}
