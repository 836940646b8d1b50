import type { RandomStream } from '../../../../src/kernel/index.ts';
import type { Schedule } from '../../../../src/sim/service/index.ts';
import { close, poolOf, scheduleOf, submit, submits } from './schedule-parts.ts';
import { wholeLoads } from './workers-of.ts';

/** Draws a schedule that brings one rule to the test; `nth` counts those of the same name. */
export type Pattern = (stream: RandomStream, name: string, nth: number) => Schedule;

/** A long time for a job: an hour, in milliseconds. */
const hour = 3_600_000;

/** What one pool does while all goes well. */
const onePool: Readonly<Record<string, Pattern>> = {
  'free workers': (stream, name, nth) => {
    const workers = 2 + (nth % 3);
    return scheduleOf({ name, stream, pools: [poolOf(stream, 'page', workers, 3)], calls: submits(workers + 2, 'page', 'p', 0) });
  },
  'whole sizes': (stream, name, nth) => {
    const { utilisationPercent: percent, ...load } = wholeLoads[nth % wholeLoads.length]!;
    return scheduleOf({ name, stream, percent, pools: [{ kind: 'page', ...load, queueLimit: 4 }], calls: submits(8, 'page', 'p', 0) });
  },
  'no load': (stream, name, nth) => {
    const pools = [{ kind: 'page', ratePerSecond: 0, meanMs: 10 + nth, queueLimit: 1 }];
    return scheduleOf({ name, stream, pools, calls: submits(3, 'page', 'p', 0, 5) });
  },
  line: (stream, name, nth) => {
    const jobs = Object.fromEntries(Array.from({ length: 6 }, (_, at) => [`p${at + 1}`, 20 + stream.below(60)]));
    return scheduleOf({ name, stream, jobs, pools: [poolOf(stream, 'page', 1 + (nth % 2), 5)], calls: submits(6, 'page', 'p', 0) });
  },
  full: (stream, name, nth) => {
    const workers = 1 + (nth % 2);
    const queueLimit = nth % 4;
    const calls = [...submits(workers + queueLimit + 2, 'page', 'p', 0), ...submits(workers + 1, 'page', 'q', 35)];
    return scheduleOf({ name, stream, pools: [poolOf(stream, 'page', workers, queueLimit)], calls });
  },
  'many refused': (stream, name, nth) => {
    const calls = [...submits(6 + nth, 'page', 'p', 0), ...submits(4, 'page', 'q', 200), ...submits(4, 'page', 's', 400)];
    return scheduleOf({ name, stream, pools: [poolOf(stream, 'page', 1, 2)], calls });
  },
};

/** Pools side by side. */
const manyPools: Readonly<Record<string, Pattern>> = {
  'slow neighbour': (stream, name, nth) => {
    const workers = 1 + (nth % 3);
    const pools = [poolOf(stream, 'report', workers, 2), poolOf(stream, 'page', 2, 2)];
    const jobs = Object.fromEntries(Array.from({ length: workers + 4 }, (_, at) => [`r${at + 1}`, hour]));
    const calls = [...submits(workers + 4, 'report', 'r', 0), ...submits(4, 'page', 'p', 20), ...submits(5, 'page', 'q', 200)];
    return scheduleOf({ name, stream, jobs, pools, calls });
  },
  'idle neighbour': (stream, name, nth) => {
    const pools = [poolOf(stream, 'report', 1 + (nth % 2), 2), poolOf(stream, 'page', 3, 2), poolOf(stream, 'image', 1, 0)];
    return scheduleOf({ name, stream, pools, calls: [...submits(6, 'report', 'r', 0), ...submits(1, 'page', 'p', 10)] });
  },
  'own queues': (stream, name) => {
    const pools = [poolOf(stream, 'report', 1, 3), poolOf(stream, 'page', 1, 2)];
    return scheduleOf({ name, stream, pools, calls: [...submits(5, 'report', 'r', 0), ...submits(4, 'page', 'p', 10)] });
  },
};

/** Jobs that fail. */
const failures: Readonly<Record<string, Pattern>> = {
  'jobs reject': (stream, name, nth) => {
    const workers = 1 + (nth % 2);
    const fails = Array.from({ length: workers }, (_, at) => `p${at + 1}`);
    const calls = [...submits(workers + nth, 'page', 'p', 0), ...submits(workers, 'page', 'q', 300)];
    return scheduleOf({ name, stream, fails, pools: [poolOf(stream, 'page', workers, 6)], calls });
  },
  'jobs throw': (stream, name, nth) => {
    const workers = 1 + (nth % 2);
    const throws = Array.from({ length: workers }, (_, at) => `p${at + 1}`);
    return scheduleOf({
      name,
      stream,
      throws,
      pools: [poolOf(stream, 'page', workers, 6)],
      calls: submits(2 * workers + 1, 'page', 'p', 0),
    });
  },
  'waiting jobs throw': (stream, name, nth) => {
    const throws = nth % 2 === 0 ? ['p2', 'p3'] : ['p2'];
    return scheduleOf({ name, stream, throws, pools: [poolOf(stream, 'page', 1, 5)], calls: submits(5, 'page', 'p', 0) });
  },
};

const strangers = ['constructor', 'video', 'toString', 'Page', '__proto__', ''];

/** Kinds that there are not, and closing. */
const ends: Readonly<Record<string, Pattern>> = {
  'unknown kinds': (stream, name, nth) => {
    const calls = [submit(0, 'page', 'p1'), submit(5, strangers[nth % strangers.length]!, 'x1'), submit(40, 'page', 'p2')];
    return scheduleOf({ name, stream, pools: [poolOf(stream, 'page', 1, 1)], calls });
  },
  'close while jobs run': (stream, name, nth) => {
    const jobs = { p1: 30 + stream.below(50), p2: 90 };
    return scheduleOf({
      name,
      stream,
      jobs,
      pools: [poolOf(stream, 'page', 2, 2)],
      calls: [...submits(1 + (nth % 2), 'page', 'p', 0), close(10)],
    });
  },
  'close while jobs wait': (stream, name, nth) => {
    const pools = [poolOf(stream, 'page', 1, 4), poolOf(stream, 'report', 1, 2)];
    const calls = [...submits(3 + (nth % 3), 'page', 'p', 0), ...submits(nth % 2, 'report', 'r', 0), close(10)];
    return scheduleOf({ name, stream, pools, calls, jobs: { r1: 300 } });
  },
  'close while nothing is open': (stream, name, nth) => {
    const calls = nth % 2 === 0 ? [close(10)] : [submit(0, 'page', 'p1'), close(100)];
    return scheduleOf({ name, stream, pools: [poolOf(stream, 'page', 1, 1)], calls });
  },
  'close with failing jobs': (stream, name, nth) => {
    const one = ['p1', 'p2', 'p3'][nth % 3]!;
    const bad = nth < 3 ? { fails: [one] } : { throws: [one] };
    return scheduleOf({ name, stream, ...bad, pools: [poolOf(stream, 'page', 1, 4)], calls: [...submits(4, 'page', 'p', 0), close(10)] });
  },
  'close twice': (stream, name, nth) => {
    const calls = [...submits(2, 'page', 'p', 0), close(10), close(20), ...(nth % 2 === 0 ? [close(200)] : [])];
    return scheduleOf({ name, stream, pools: [poolOf(stream, 'page', 1, 2)], calls });
  },
  'submit after close': (stream, name, nth) => {
    const calls = [...submits(1 + (nth % 3), 'page', 'p', 0), close(10), submit(20, 'page', 'q1'), submit(200, 'page', 'q2')];
    return scheduleOf({ name, stream, pools: [poolOf(stream, 'page', 1, 2)], calls });
  },
};

/** All patterns by name. */
export const patterns: Readonly<Record<string, Pattern>> = { ...onePool, ...manyPools, ...failures, ...ends };
