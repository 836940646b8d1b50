import type { ReactNode } from 'react';
import type { Load } from '../../design/index.ts';
import type { KindResult, SimulationResult } from '../../design/simulation/index.ts';
import { formatNumber } from '../../estimate/index.ts';
import { ScrollTable } from './ScrollTable.tsx';
import { causeWords, formatLatency, formatPart, formatRate } from './words.ts';

/** Shows what a whole run came to, a row for each kind of request. */
export function TotalsTable({ load, result }: { readonly load: Load; readonly result: SimulationResult }): ReactNode {
  const nameOf = (id: string): string => load.kinds.find((kind) => kind.id === id)?.name ?? id;
  return (
    <ScrollTable
      label="The whole run, by kind of request"
      columns={['Requests', 'Answered', 'p50', 'p99', 'Answered of all', 'Out of date', 'Left half done', 'Failed most by']}
      rows={result.kinds.map((kind) => [
        nameOf(kind.id),
        formatRate(kind.throughputPerSec),
        formatLatency(kind.latency.p50Ms),
        formatLatency(kind.latency.p99Ms),
        formatPart(kind.availability),
        kind.stale.count === 0 ? 'none' : formatPart(kind.stale.share),
        describeHalfDone(kind),
        describeFailures(kind),
      ])}
    />
  );
}

/** Says how many writes were left with some of their steps done, and of how many all that was done was undone. */
export function describeHalfDone({ halfDone: { count, undone } }: Pick<KindResult, 'halfDone'>): string {
  const left = count === 0 ? 'none' : formatNumber(count);
  return undone === 0 ? left : `${left}; ${formatNumber(undone)} undone`;
}

/** Says by what most requests of a kind failed; messages that nobody waits for are told apart. */
export function describeFailures({ failed, failures, messages }: Pick<KindResult, 'failed' | 'failures' | 'messages'>): string {
  const most = failures.toSorted((a, b) => b.count - a.count)[0];
  const parts = most && failed > 0 ? [`${causeWords[most.cause]} at ${most.component}`] : [];
  if (messages.failed > 0) parts.push(`${formatNumber(messages.failed)} messages lost`);
  return parts.length > 0 ? parts.join('; ') : 'none';
}
