import type { ReactNode } from 'react';
import { useState } from 'react';
import type { WindowResult } from '../../design/simulation/index.ts';
import { formatSeconds } from '../labs/shared/format.ts';
import { formatValue, type RunChart } from './run-charts.ts';

interface ChartTableProps {
  readonly chart: RunChart;
  readonly windows: readonly WindowResult[];
}

/** Offers the values of a chart as a table, a row for each window; it is made when it is first opened. */
export function ChartTable({ chart, windows }: ChartTableProps): ReactNode {
  const [isOpen, setIsOpen] = useState(false);
  const lines = [...chart.lines, ...chart.others];
  return (
    <details className="hr-lab-table" onToggle={(event) => setIsOpen(event.currentTarget.open)}>
      <summary>The figures as a table</summary>
      {isOpen ? (
        <div className="hr-lab-table-scroll" tabIndex={0} role="region" aria-label={`${chart.title}, by time`}>
          <table>
            <thead>
              <tr>
                <th scope="col">From</th>
                {lines.map(({ id, name }) => (
                  <th key={id} scope="col">
                    {name}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {windows.map(({ fromMs }, at) => (
                <tr key={fromMs}>
                  <th scope="row">{formatSeconds(fromMs)}</th>
                  {lines.map(({ id, values }) => (
                    <td key={id}>{formatValue(chart.unit, values[at] ?? null)}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      ) : null}
    </details>
  );
}
