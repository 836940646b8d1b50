import type { QueuesExhibit, QueuesRun } from '../suite-parts/cluster-exhibit.ts';

export type { QueuesExhibit, QueuesRun } from '../suite-parts/cluster-exhibit.ts';

/** Reads the data of an exhibit; undefined when it has another shape. */
export function readQueues(data: unknown): QueuesExhibit | undefined {
  const queues = (data ?? {}) as Partial<QueuesExhibit>;
  if (queues.kind !== 'queues' || typeof queues.story !== 'string') return undefined;
  if (!Array.isArray(queues.timesMs) || !Array.isArray(queues.backends) || !Array.isArray(queues.events)) return undefined;
  if (!isRun(queues.yours, queues.backends.length) || !isRun(queues.roundRobin, queues.backends.length)) return undefined;
  return queues as QueuesExhibit;
}

function isRun(run: Partial<QueuesRun> | undefined, backends: number): boolean {
  const rows = [run?.running, run?.picks, run?.errors, run?.linkUse];
  return (
    typeof run?.label === 'string' &&
    typeof run.latency?.p99Ms === 'number' &&
    rows.every((row) => Array.isArray(row) && row.length === backends)
  );
}

/** Heights stand for so many requests at least, and at most: above, a row is full and marked. */
const leastScale = 8;
const mostScale = 40;

/** Returns how many requests the full height of a row stands for: the same in both runs, so that they can be compared. */
export function scaleOf({ yours, roundRobin }: QueuesExhibit): number {
  const most = Math.max(0, ...[yours, roundRobin].flatMap(({ running }) => running.map((row) => Math.max(0, ...row))));
  return Math.min(mostScale, Math.max(leastScale, most));
}

/** What one backend had at a moment of one run; undefined after a fault ended the run. */
export interface QueueMoment {
  readonly running: number;
  /** Since the moment before. */
  readonly picks: number;
  readonly errors: number;
  readonly linkUse: number;
}

/** Returns what a backend had at a point in time. */
export function momentOf(run: QueuesRun, backend: number, point: number): QueueMoment | undefined {
  const running = run.running[backend]![point];
  if (running === undefined) return undefined;
  const at = (rows: QueuesRun['picks']) => rows[backend]![point] ?? 0;
  return { running, picks: at(run.picks), errors: at(run.errors), linkUse: at(run.linkUse) };
}

/** The queues of all backends together at a moment. */
export interface QueueTotal {
  readonly running: number;
  /** The most on one backend, and which: its place in the list. */
  readonly longest: number;
  readonly backend: number;
}

/** Adds up a moment of a run; undefined after a fault ended the run. */
export function totalOf(run: QueuesRun, point: number): QueueTotal | undefined {
  const counts = run.running.map((row) => row[point]);
  if (counts.some((count) => count === undefined)) return undefined;
  const running = counts.reduce<number>((sum, count) => sum + count!, 0);
  const longest = Math.max(0, ...(counts as number[]));
  return { running, longest, backend: counts.indexOf(longest) };
}

/** Returns the first of the points at which most requests run in a run. */
export function busiestPoint(run: QueuesRun): number {
  const totals = (run.running[0] ?? []).map((_count, point) => totalOf(run, point)?.running ?? 0);
  return Math.max(0, totals.indexOf(Math.max(0, ...totals)));
}
