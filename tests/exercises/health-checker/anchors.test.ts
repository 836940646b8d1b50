import { describe, expect, it } from 'vitest';
import { createHealthChecker as reference } from '../../../exercises/traffic/health-checker/private/reference.ts';
import { firstTurnMs } from '../../../exercises/traffic/health-checker/suite/schedule-parts.ts';
import type { HealthCheckerOptions } from '../../../exercises/traffic/health-checker/contract.ts';
import type { BackendPhase, ServiceRun } from '../../../src/sim/service/index.ts';
import { play, type CreateHealthChecker } from './play.ts';

interface Setting {
  readonly options: HealthCheckerOptions;
  /** What each backend but the last does; the last is always well, since somebody stays. */
  readonly phases: readonly BackendPhase[];
  /** When to look at the list. */
  readonly looksMicros: readonly number[];
}

const soon = { kind: 'fixed', micros: 100 } as const;
const well: BackendPhase = { fromMicros: 0, behaves: 'answers', latency: soon };

function optionsOf(count: number, intervalMs: number, fall: number): HealthCheckerOptions {
  const backends = Array.from({ length: count }, (_, index) => `b${index}`);
  return { backends, intervalMs, timeoutMs: intervalMs / 2 + 1, fall, rise: 1_000_000, maxEjected: count };
}

/** Plays a setting and returns the time of the first look, in microseconds, at which each of the backends but the last was not on the list. */
async function outAtMicros(createHealthChecker: CreateHealthChecker, { options, phases, looksMicros }: Setting): Promise<number[]> {
  const last = options.backends.length - 1;
  const schedule = {
    seed: 7,
    options: { ...options },
    methods: ['start', 'healthy', 'report'],
    calls: [{ atMicros: 0, method: 'start', args: [] }, ...looksMicros.map((atMicros) => ({ atMicros, method: 'healthy', args: [] }))],
    services: [
      {
        model: 'backends' as const,
        params: { backends: options.backends.map((id, index) => ({ id, phases: index === last ? [well] : phases })) },
        functions: { probe: 'probe' },
      },
    ],
    endMicros: looksMicros.at(-1)! + 1,
    mostActs: 1_000_000,
  };
  const [run] = await play({ entry: 'createHealthChecker', schedules: [schedule] }, createHealthChecker);
  expect(run!.ending).toBe('done');
  return options.backends.slice(0, last).map((id) => firstLookWithout(run!, id));
}

function firstLookWithout({ history }: ServiceRun, id: string): number {
  for (const event of history)
    if (event.kind === 'settle' && Array.isArray(event.value) && !event.value.includes(id)) return event.atMicros;
  return Infinity;
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

// W. Feller, "An Introduction to Probability Theory and Its Applications", volume 1, third edition 1968, XIII.7: the mean number of trials until k
// failures in a row, each with the chance p, is (1 - p^k) / ((1 - p) p^k). At p = 1/2 that is 2, 6 and 14.
describe('a half-dead backend', () => {
  it.each([
    [1, 2, 20],
    [2, 6, 50],
    [3, 14, 110],
  ])('[R6] is out after as many probes on average as Feller says: fall %s, %s probes', async (fall, expected, turns) => {
    const setting = {
      options: optionsOf(251, 1004, fall),
      phases: [{ ...well, failsPerMille: 500 }],
      // After the last backend of each turn has answered.
      looksMicros: Array.from({ length: turns }, (_, turn) => (turn + 1) * 1_004_000 - 600),
    };
    const probes = (await outAtMicros(reference, setting)).map((micros) => Math.round((micros + 600) / 1_004_000));
    // 250 backends; the standard deviation of one is 1.4, 4.7 and 11.9, so that of the mean is 0.09, 0.3 and 0.75.
    expect(Math.abs(mean(probes) / expected - 1)).toBeLessThan(0.15);
  });
});

// HAProxy, Configuration manual 3.0, section 5.2: inter is 2 s and fall is 3 by default. AWS, Health checks for Application Load Balancer target groups: 30 s and
// 2 failures. A crash comes half an interval before the next check on average, so the mean time is (fall - 1/2) x interval: 5 s and 45 s.
describe('a backend that crashes and refuses', () => {
  it.each([
    ['HAProxy', 2000, 3, 5000],
    ['AWS', 30_000, 2, 45_000],
  ])('[R1] [R6] is out after (fall - 1/2) intervals on average, at the defaults of %s', async (_product, intervalMs, fall, expected) => {
    const options = optionsOf(100, intervalMs, fall);
    // All crash at the same moment, and their turns are spread evenly over the interval: so the next check comes after half of it on average.
    const crashMicros = Math.round(intervalMs * 1500);
    const stepMicros = intervalMs * 10;
    const setting = {
      options,
      phases: [well, { fromMicros: crashMicros, behaves: 'rejects' as const, latency: soon }],
      looksMicros: Array.from({ length: fall * 100 + 2 }, (_, nth) => crashMicros + nth * stepMicros + 200),
    };
    const times = (await outAtMicros(reference, setting)).map((micros) => (micros - crashMicros) / 1000);
    expect(firstTurnMs(options, 0, 50)).toBe(intervalMs / 2);
    expect(Math.abs(mean(times) / expected - 1)).toBeLessThan(0.01);
    expect(Math.max(...times)).toBeLessThanOrEqual(fall * intervalMs);
    expect(Math.min(...times)).toBeGreaterThanOrEqual((fall - 1) * intervalMs);
  });
});
