import { describe, expect, it } from 'vitest';
import {
  meanServiceMs,
  percentsOf,
  refusedShare,
  theoryAt,
  theoryName,
  usualQueue,
} from '../../../../../src/islands/labs/queueing/load.ts';
import { runAt, runQueueing } from '../../../../../src/islands/labs/queueing/run.ts';
import type { QueueSettings } from '../../../../../src/islands/labs/queueing/settings.ts';
import { defaultSettings, parameterRanges, poolIds, serviceIds } from '../../../../../src/islands/labs/queueing/settings.ts';
import { loadOf } from '../../../../../src/sim/queueing/index.ts';
import { tolerance } from '../../../sim/theory.ts';

const run = (over: Partial<QueueSettings>, percent: number) => runAt({ ...defaultSettings, ...over }, percent, () => undefined);

describe('run', () => {
  it('meets theory: M/M/1, M/D/1, M/G/1 and M/M/8 at 80%', () => {
    const cases: readonly Partial<QueueSettings>[] = [
      {},
      { service: 'fixed' },
      { service: 'heavy' },
      { servers: 8 },
      { slowPercent: 2, slowMs: 100 },
    ];
    for (const over of cases) {
      const settings = { ...defaultSettings, ...over };
      const { meanMs, p99Ms } = theoryAt(settings, 80);
      const { usual } = run(over, 80).point;
      const off = tolerance(0.8, settings.requests, usualQueue(settings, 80).scv);
      expect(theoryName(settings)).toContain('exact');
      expect(Math.abs(usual.meanMs / meanMs - 1)).toBeLessThan(off);
      if (p99Ms !== undefined) expect(Math.abs(usual.p99Ms / p99Ms - 1)).toBeLessThan(0.1);
    }
  });

  it('keeps Little’s law to the last digit, and at every look within those who are still inside', () => {
    for (const over of [{}, { servers: 32, slowPercent: 3 }, { servers: 32, slowPercent: 3, pools: 'bulkheads' }] as const) {
      const { point, watched } = run({ ...over, requests: 10_000 }, 124);
      const { arrivalsPerSec, meanTimeNs, meanNumber, relativeError } = point.little;
      expect(relativeError).toBeLessThan(1e-9);
      expect((arrivalsPerSec * meanTimeNs) / 1e9 / meanNumber).toBeCloseTo(1, 9);
      expect(Math.max(...watched.law.map((law) => law.relativeError))).toBeLessThan(1e-9);
      expect(watched.inside.every((count, look) => count >= watched.serving[look]!)).toBe(true);
    }
  });

  it('refuses the share of slow requests that Erlang B says, and lets the others be', () => {
    const settings: QueueSettings = { ...defaultSettings, servers: 32, slowPercent: 3, pools: 'bulkheads' };
    const { usual, slow, refused } = runAt(settings, 124, () => undefined).point;
    const share = refused / (refused + slow!.count);
    expect(share).toBeCloseTo(refusedShare(settings, 124), 1);
    expect(refusedShare(settings, 124)).toBeCloseTo(0.744, 3);
    expect(usual.p99Ms).toBeLessThan(47);
    // A shared pool of as many servers keeps nobody waiting less than seconds.
    expect(run({ ...settings, pools: 'shared' }, 124).point.usual.p50Ms).toBeGreaterThan(5000);
  });

  it('meets the figures told in texts: 91.5 ms at 50%, 456 ms at 90%, 770 ms at 95%', () => {
    const p99s = [50, 90, 95].map((percent) => run({}, percent).point.usual.p99Ms);
    expect(p99s.map((ms) => Math.round(ms * 10) / 10)).toEqual([91.5, 456.1, 769.7]);
  });

  it('comes out the same each time, at the percents of the curve and the one set, and tells how far it is', () => {
    const settings = { ...defaultSettings, utilisation: 87, requests: 5000 };
    const told: number[] = [];
    const first = runQueueing(settings, (fraction) => told.push(fraction));
    expect(runQueueing(settings, () => undefined)).toEqual(first);
    expect(runQueueing({ ...settings, seed: 'other' }, () => undefined)).not.toEqual(first);
    expect(first.points.map(({ percent }) => percent)).toEqual([10, 20, 30, 40, 50, 60, 70, 80, 87, 90, 95]);
    expect(told).toHaveLength(11);
    expect(told.at(-1)).toBe(1);
    expect(first.watched.inside).toHaveLength(400);
  });

  it('is possible with every choice at the ends of every range', () => {
    for (const end of ['min', 'max'] as const) {
      const ends = Object.fromEntries(Object.entries(parameterRanges).map(([id, range]) => [id, range[end]]));
      for (const service of serviceIds) {
        for (const pools of poolIds) {
          const settings: QueueSettings = { ...defaultSettings, ...ends, service, pools, requests: 2000 };
          const { points } = runQueueing(settings, () => undefined);
          for (const { usual, slow, refused } of points) {
            expect(usual.count + (slow?.count ?? 0) + refused).toBe(2000);
            expect(Number.isFinite(usual.p99Ms)).toBe(true);
          }
        }
      }
    }
  });
});

describe('load', () => {
  it('counts slow requests in: 32 threads, 1,000 a second, 2% of a second are 93% busy', () => {
    const settings: QueueSettings = { ...defaultSettings, servers: 32, slowPercent: 2 };
    expect(meanServiceMs(settings)).toBeCloseTo(29.8, 9);
    const queue = usualQueue(settings, 93);
    expect(queue.arrivalsPerMs).toBeCloseTo(0.9987, 4);
    expect(loadOf(queue)).toBeCloseTo(0.93, 9);
    expect(theoryName(settings)).toContain('approximation');
  });

  it('is run above 100% only where bulkheads bear it, or it was set', () => {
    expect(percentsOf({ ...defaultSettings, utilisation: 124 }).at(-1)).toBe(124);
    expect(percentsOf({ ...defaultSettings, servers: 4, slowPercent: 1, pools: 'bulkheads' }).at(-1)).toBe(130);
    expect(percentsOf({ ...defaultSettings, pools: 'bulkheads' }).at(-1)).toBe(95);
  });
});
