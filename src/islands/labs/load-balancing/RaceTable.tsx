import type { ReactNode } from 'react';
import { FigureTable } from '../shared/FigureTable.tsx';
import { formatCount, formatMs, formatShare } from '../shared/format.ts';
import { LineSample } from '../shared/LineSample.tsx';
import { algorithmStyles } from './algorithms.ts';
import type { Lane } from './lane.ts';
import { quantileShares } from './lane.ts';

/** Shows what each algorithm came to: latencies, errors, fairness. */
export function RaceTable({ lanes }: { readonly lanes: readonly Lane[] }): ReactNode {
  return (
    <div className="hr-lab-table hr-lb-results">
      <div className="hr-lab-table-scroll" tabIndex={0} role="region" aria-label="Results of the race">
        <table>
          <thead>
            <tr>
              {['Algorithm', 'p50', 'p99', 'Mean', 'Longest', 'Failed', 'Fairness'].map((column) => (
                <th key={column} scope="col">
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {lanes.map((lane) => (
              <tr key={lane.algorithm}>
                <th scope="row">
                  <LineSample style={algorithmStyles[lane.algorithm]} /> {algorithmStyles[lane.algorithm].name}
                </th>
                <td>{formatMs(lane.p50Ms)}</td>
                <td>{formatMs(lane.p99Ms)}</td>
                <td>{formatMs(lane.meanMs)}</td>
                <td>{formatMs(lane.maxMs)}</td>
                <td>
                  {formatCount(lane.errors)} ({formatShare(lane.errors / Math.max(1, lane.errors + lane.served))})
                </td>
                <td>{lane.fairness.toFixed(3)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className="hr-lab-about">
        Latencies are of requests that succeeded, in virtual time. Fairness is Jain’s index of requests by speed: 1 when every backend gets
        its share.
      </p>
    </div>
  );
}

/** Shows the latency curves as a table, a row for each share of requests. */
export function CurveTable({ lanes }: { readonly lanes: readonly Lane[] }): ReactNode {
  return (
    <FigureTable
      label="Latency by share of requests and algorithm"
      columns={['Requests at most as slow', ...lanes.map(({ algorithm }) => algorithmStyles[algorithm].name)]}
      rows={quantileShares.map((share, index) => [formatShare(share), ...lanes.map(({ quantilesMs }) => formatMs(quantilesMs[index]!))])}
    />
  );
}
