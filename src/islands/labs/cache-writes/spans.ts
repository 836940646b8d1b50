import type { LaneRun, Snapshot } from '../../../sim/cache-writes/index.ts';

/** A part of a run. */
export interface Span {
  readonly fromMs: number;
  readonly toMs: number;
}

/** Returns the parts of a run in which something holds, in order; what holds at the last moment holds to the end. */
export function spansWhere({ snapshots }: LaneRun, endMs: number, holds: (snapshot: Snapshot) => boolean): readonly Span[] {
  const spans: Span[] = [];
  let fromMs: number | undefined;
  for (const snapshot of snapshots) {
    if (holds(snapshot)) fromMs ??= snapshot.atMs;
    else if (fromMs !== undefined) {
      spans.push({ fromMs, toMs: snapshot.atMs });
      fromMs = undefined;
    }
  }
  return fromMs === undefined ? spans : [...spans, { fromMs, toMs: endMs }];
}

/** Returns when values reached the store; once for a flush. */
export function storeLandings({ snapshots }: LaneRun): readonly number[] {
  return snapshots
    .filter(({ events }) => events.some(({ kind }) => kind === 'written to store' || kind === 'flush lands'))
    .map(({ atMs }) => atMs);
}
