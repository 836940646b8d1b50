import type { ReactNode } from 'react';
import { useId } from 'react';
import type { LaneRun, Snapshot, WriteId, WriteScenario } from '../../../sim/cache-writes/index.ts';
import { keyNames } from '../../../sim/cache-writes/index.ts';
import { policyTexts } from './settings.ts';
import { describeMoment, nameWrite, totalsOf, valueOf } from './summary.ts';

interface LaneCardProps {
  readonly scenario: WriteScenario;
  readonly run: LaneRun;
  readonly snapshot: Snapshot;
  readonly atMs: number;
}

/** Shows one policy at one step: what the cache, the buffer and the store hold, what clients were told, and what the whole run came to. */
export function LaneCard({ scenario, run, snapshot, atMs }: LaneCardProps): ReactNode {
  const id = useId();
  const hasBuffer = run.policy === 'write-behind';
  const value = (write: WriteId | null): string => (write === null ? '–' : String(valueOf(scenario, write)));
  return (
    <section className="hr-writes-card" aria-labelledby={id}>
      <p id={id} className="hr-lab-subtitle">
        {policyTexts[run.policy]}
      </p>
      <table>
        <thead>
          <tr>
            <th scope="col">Key</th>
            <th scope="col">Cache</th>
            {hasBuffer ? <th scope="col">Buffer</th> : null}
            <th scope="col">Store</th>
          </tr>
        </thead>
        <tbody>
          {snapshot.stored.map((stored, key) => {
            const isStale = snapshot.stale.includes(key);
            return (
              <tr key={key}>
                <th scope="row">{keyNames[key]}</th>
                <td className={isStale ? 'hr-writes-stale' : undefined}>
                  {value(snapshot.cached[key]!)}
                  {isStale ? ' stale' : ''}
                </td>
                {hasBuffer ? (
                  <td className={snapshot.buffered[key] === null ? undefined : 'hr-writes-unsafe'}>{value(snapshot.buffered[key]!)}</td>
                ) : null}
                <td>{value(stored)}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
      <p className="hr-writes-now">
        <strong>Now:</strong> {describeMoment(scenario, run, atMs)}.
      </p>
      <Told scenario={scenario} snapshot={snapshot} />
      <Totals run={run} />
    </section>
  );
}

function Told({ scenario, snapshot }: { readonly scenario: WriteScenario; readonly snapshot: Snapshot }): ReactNode {
  const { acknowledged, lost, unsafe } = snapshot;
  return (
    <p className="hr-writes-told">
      <strong>Told “saved”:</strong> {acknowledged.length === 0 ? 'none yet' : null}
      {acknowledged.map((write) => {
        const state = lost.includes(write) ? 'lost' : unsafe.includes(write) ? 'unsafe' : 'safe';
        return (
          <span key={write} className={`hr-writes-chip hr-writes-${state}`}>
            {nameWrite(scenario, write)}
            {state === 'safe' ? '' : state === 'lost' ? ' lost' : ' not stored'}
          </span>
        );
      })}
    </p>
  );
}

function Totals({ run }: { readonly run: LaneRun }): ReactNode {
  const { storeWrites, storeCalls, meanWriteMs, slowestWriteMs, lost, staleReads, staleKeys } = totalsOf(run);
  return (
    <dl className="hr-writes-totals" aria-label="In the whole run">
      <div>
        <dt>Store writes</dt>
        <dd>{storeCalls === storeWrites ? storeWrites : `${storeWrites} in ${storeCalls} calls`}</dd>
      </div>
      <div>
        <dt>A write took</dt>
        <dd>{meanWriteMs === undefined ? '–' : `${meanWriteMs.toFixed(1)} ms`}</dd>
      </div>
      <div>
        <dt>The slowest write</dt>
        <dd>{slowestWriteMs === undefined ? '–' : `${slowestWriteMs} ms`}</dd>
      </div>
      <div>
        <dt>Acknowledged, lost</dt>
        <dd className={lost > 0 ? 'hr-writes-lost' : undefined}>{lost}</dd>
      </div>
      <div>
        <dt>Stale reads</dt>
        <dd className={staleReads > 0 ? 'hr-writes-stale' : undefined}>{staleReads}</dd>
      </div>
      <div>
        <dt>Keys stale in the end</dt>
        <dd className={staleKeys > 0 ? 'hr-writes-stale' : undefined}>{staleKeys}</dd>
      </div>
    </dl>
  );
}
