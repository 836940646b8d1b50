import type { Lane, Queues } from './lane.ts';

/** The queues of one algorithm at one time. */
export interface QueueView {
  /** Requests at each backend. */
  readonly running: readonly number[];
  /** Whether requests failed at each backend within about the last half second. */
  readonly isFailing: readonly boolean[];
  readonly total: number;
  /** The backend with the most requests, by number from 0, and how many they are. */
  readonly longest: { readonly backend: number; readonly running: number };
}

const failingMs = 500;

/** Returns the queues at a snapshot. */
export function viewQueues({ backends, stepMs, running, failed }: Queues, snapshot: number): QueueView {
  const now = Array.from({ length: backends }, (_, backend) => running[snapshot * backends + backend]!);
  const since = Math.max(0, snapshot - Math.ceil(failingMs / stepMs));
  const isFailing = now.map((_, backend) => {
    for (let at = since; at <= snapshot; at++) if (failed[at * backends + backend]! > 0) return true;
    return false;
  });
  const most = Math.max(...now);
  return {
    running: now,
    isFailing,
    total: now.reduce((sum, count) => sum + count, 0),
    longest: { backend: now.indexOf(most), running: most },
  };
}

/** Returns how many requests had failed up to a snapshot. */
export function failedUntil({ backends, failed }: Queues, snapshot: number): number {
  let sum = 0;
  for (let at = 0; at < (snapshot + 1) * backends; at++) sum += failed[at]!;
  return sum;
}

/** Returns how many requests a bar of full height stands for, the same in all lanes; longer queues are cut, their numbers are not. */
export function barCapacity(lanes: readonly Lane[]): number {
  let most = 0;
  for (const { queues } of lanes) for (const running of queues.running) if (running > most) most = running;
  return Math.min(40, Math.max(8, most));
}
