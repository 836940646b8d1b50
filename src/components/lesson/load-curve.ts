import { runAt } from '../../islands/labs/queueing/run.ts';
import type { QueueSettings } from '../../islands/labs/queueing/settings.ts';
import { defaultSettings } from '../../islands/labs/queueing/settings.ts';
import { theoryAt } from '../../islands/labs/queueing/load.ts';

/** One utilisation of the lab's curve: what was simulated, and what theory says where it can. Times in milliseconds. */
export interface LatencyRow {
  /** Utilisation in percent. */
  readonly percent: number;
  readonly meanMs: number;
  readonly theoryMeanMs: number;
  readonly p99Ms: number;
  readonly theoryP99Ms: number | undefined;
  /** Requests in the system, on average. */
  readonly inSystem: number;
}

/** Returns rows of the lab's curve for a set-up that differs from the usual one in `over`; the lab prints the same numbers. */
export function latencyRows(percents: readonly number[], over: Partial<QueueSettings> = {}): readonly LatencyRow[] {
  const settings = { ...defaultSettings, ...over };
  return percents.map((percent) => {
    const { usual, little } = runAt(settings, percent, () => undefined).point;
    const theory = theoryAt(settings, percent);
    return {
      percent,
      meanMs: usual.meanMs,
      theoryMeanMs: theory.meanMs,
      p99Ms: usual.p99Ms,
      theoryP99Ms: theory.p99Ms,
      inSystem: little.meanNumber,
    };
  });
}

/** Prints milliseconds for a table: 9.96, 91.5, 456, 1,330. */
export function printMs(ms: number): string {
  if (ms < 99.95) return ms.toFixed(1);
  return ms.toFixed(0).replace(/\B(?=(\d{3})+$)/g, ',');
}
