import type { RandomStream } from '../../../../src/kernel/index.ts';
import type { CallSpec, Schedule } from '../../../../src/sim/service/index.ts';
import type { PoolSpec } from '../contract.ts';

/** Milliseconds as whole microseconds. */
export function ms(milliseconds: number): number {
  return Math.round(milliseconds * 1000);
}

/** The utilisation of most schedules, in hundredths. */
export const utilisationPercent = 75;

/** What makes one schedule differ from another. */
export interface ScheduleSpec {
  readonly name: string;
  readonly stream: RandomStream;
  readonly pools: readonly PoolSpec[];
  readonly calls: readonly CallSpec[];
  readonly percent?: number;
  /** How long jobs take, by id, in milliseconds; all others take 30. */
  readonly jobs?: Readonly<Record<string, number>>;
  /** Jobs that reject, and jobs that throw at once. */
  readonly fails?: readonly string[];
  readonly throws?: readonly string[];
  readonly mostActs?: number;
}

const usualMs = 30;
/** Longer than any schedule takes that ends at all. */
const endMs = 10_000_000;

/** Returns a schedule of the pools. */
export function scheduleOf(spec: ScheduleSpec): Schedule {
  const { name, stream, pools, calls, percent = utilisationPercent, jobs = {}, fails = [], throws = [], mostActs = 2000 } = spec;
  return {
    name,
    seed: stream.uint32() | 0,
    options: { utilisation: percent / 100, pools: pools.map((one) => ({ ...one })) },
    methods: ['size', 'submit', 'close'],
    calls: [...calls].sort((a, b) => a.atMicros - b.atMicros),
    services: [
      {
        model: 'jobs',
        params: {
          run: { kind: 'fixed', micros: ms(usualMs) },
          micros: Object.fromEntries(Object.entries(jobs).map(([id, milliseconds]) => [id, ms(milliseconds)])),
          faults: fails.length > 0 ? [{ operation: 'run', keys: fails, how: 'rejects', message: 'The job failed.' }] : [],
        },
        functions: { run: 'run' },
        ...(throws.length > 0 && { throwsOn: { keys: throws, message: 'The job could not be started.' } }),
      },
    ],
    endMicros: ms(endMs),
    mostActs,
  };
}

/** Returns a pool of so many workers: a load that asks for them at the usual utilisation, and not for a whole number. */
export function poolOf(stream: RandomStream, kind: string, workers: number, queueLimit: number): PoolSpec {
  const meanMs = [10, 25, 50][stream.below(3)]!;
  // So many jobs a second are one worker.
  const step = (10 * utilisationPercent) / meanMs;
  return { kind, ratePerSecond: step * (workers - 1) + 1 + stream.below(step - 1), meanMs, queueLimit };
}

/** A submit at a time in milliseconds. */
export function submit(atMs: number, kind: string, id: string): CallSpec {
  return { atMicros: ms(atMs), method: 'submit', args: [kind, id] };
}

/** A close at a time in milliseconds. */
export function close(atMs: number): CallSpec {
  return { atMicros: ms(atMs), method: 'close', args: [] };
}

/** A call of size. */
export function sizeCall(atMs: number, ratePerSecond: number, meanMs: number): CallSpec {
  return { atMicros: ms(atMs), method: 'size', args: [ratePerSecond, meanMs] };
}

/** Submits jobs `<prefix>1`, `<prefix>2`, ... of a kind, the first at a time and each so much later than the one before. */
export function submits(count: number, kind: string, prefix: string, fromMs: number, stepMs = 1): CallSpec[] {
  return Array.from({ length: count }, (_, at) => submit(fromMs + at * stepMs, kind, `${prefix}${at + 1}`));
}
