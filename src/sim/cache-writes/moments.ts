import type { LaneRun, Snapshot } from './lane-run.ts';

/** Returns the times at which something happens in any of the lanes, in order. */
export function momentsOf(runs: readonly LaneRun[]): readonly number[] {
  const times = new Set(runs.flatMap(({ snapshots }) => snapshots.map(({ atMs }) => atMs)));
  return [...times].sort((a, b) => a - b);
}

/** Returns the lane as it is at a time of 0 or later: after the last thing that happened by then. */
export function snapshotAt({ snapshots }: LaneRun, atMs: number): Snapshot {
  return snapshots.findLast((snapshot) => snapshot.atMs <= atMs) ?? snapshots[0]!;
}
