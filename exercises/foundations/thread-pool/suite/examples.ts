import type { RandomStream } from '../../../../src/kernel/index.ts';
import type { Schedule } from '../../../../src/sim/service/index.ts';
import type { PoolSpec } from '../contract.ts';
import { close, scheduleOf, sizeCall, submit } from './schedule-parts.ts';

type Example = (stream: RandomStream, name: string) => Schedule;

/** Two workers for pages and one for reports, as in the statement. */
export const examplePools: readonly PoolSpec[] = [
  { kind: 'page', ratePerSecond: 140, meanMs: 10, queueLimit: 2 },
  { kind: 'report', ratePerSecond: 2, meanMs: 300, queueLimit: 1 },
];

const pools = examplePools;
const reports = { r1: 300, r2: 300, r3: 300 };

/** The schedules of the visible tests, by the ids of their simulations. */
export const examples: Readonly<Record<string, Example>> = {
  'example-size': (stream, name) =>
    scheduleOf({ name, stream, pools, percent: 80, calls: [sizeCall(0, 200, 51), sizeCall(1, 30, 20), sizeCall(2, 0, 20)] }),
  'example-line': (stream, name) =>
    scheduleOf({
      name,
      stream,
      pools,
      jobs: { p1: 10, p2: 10, p3: 10, p4: 10 },
      calls: [submit(0, 'page', 'p1'), submit(1, 'page', 'p2'), submit(2, 'page', 'p3'), submit(3, 'page', 'p4')],
    }),
  'example-full': (stream, name) =>
    scheduleOf({
      name,
      stream,
      pools,
      jobs: reports,
      calls: [submit(0, 'report', 'r1'), submit(10, 'report', 'r2'), submit(20, 'report', 'r3')],
    }),
  'example-bulkhead': (stream, name) =>
    scheduleOf({
      name,
      stream,
      pools,
      jobs: { ...reports, p1: 10 },
      calls: [submit(0, 'report', 'r1'), submit(10, 'report', 'r2'), submit(20, 'report', 'r3'), submit(30, 'page', 'p1')],
    }),
  'example-failure': (stream, name) =>
    scheduleOf({ name, stream, pools, jobs: reports, fails: ['r1'], calls: [submit(0, 'report', 'r1'), submit(10, 'report', 'r2')] }),
  'example-throw': (stream, name) =>
    scheduleOf({ name, stream, pools, jobs: reports, throws: ['r1'], calls: [submit(0, 'report', 'r1'), submit(10, 'report', 'r2')] }),
  'example-close': (stream, name) =>
    scheduleOf({
      name,
      stream,
      pools,
      jobs: reports,
      calls: [submit(0, 'report', 'r1'), submit(10, 'report', 'r2'), close(20), submit(30, 'page', 'p1')],
    }),
};
