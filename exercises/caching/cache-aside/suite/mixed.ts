import type { RandomStream } from '../../../../src/kernel/index.ts';
import type { CallSpec, FaultSpec, Schedule } from '../../../../src/sim/service/index.ts';
import { get, invalidate, ms, put, scheduleOf } from './schedule-parts.ts';

const spanMs = 400;
const keys = ['a', 'b', 'none'];

/** Draws a small schedule of anything: three keys, one of them absent, short lives, failures. Every value is written once only. */
export function mixedSchedule(stream: RandomStream, size: number): Schedule {
  const beta = stream.below(3) === 0 ? 1 : 0;
  const changes: { atMicros: number; key: string; value: number }[] = [];
  const calls: CallSpec[] = [];
  let value = 10;
  for (let n = 0; n < size; n++) {
    // Each at another fraction of a millisecond: none comes at the very end of a copy, where sums of fractions may differ in their last bit.
    const atMicros = ms(stream.below(spanMs)) + n;
    // Of few keys the first is asked for most.
    const key = keys[Math.min(stream.below(3), stream.below(3))]!;
    const what = stream.below(10);
    if (what < 7) calls.push(get(atMicros, key));
    else if (what === 7) {
      changes.push({ atMicros, key, value: value++ });
      calls.push(invalidate(atMicros, key));
    } else calls.push(put(atMicros, key, value++));
  }
  const faults: FaultSpec[] = [
    { operation: 'read', perMille: 120, how: 'rejects', message: 'The store is down.' },
    { operation: 'write', perMille: 100, how: 'rejects', message: 'The store is down.' },
    { operation: 'write', perMille: 100, how: 'rejectsAfterEffect', message: 'The connection is lost.' },
  ];
  return scheduleOf({
    name: 'mixed',
    stream,
    options: { ttlMs: 80 + stream.below(200), missingTtlMs: 50 + stream.below(150), beta },
    calls,
    store: {
      initial: { a: 1, b: 2 },
      read: { kind: 'uniform', minMicros: ms(5), maxMicros: ms(80) },
      write: { kind: 'uniform', minMicros: ms(5), maxMicros: ms(50) },
      effectAt: 'drawn',
      faults,
      changes: changes.sort((a, b) => a.atMicros - b.atMicros),
    },
  });
}
