import type { RandomStream } from '../../../../src/kernel/index.ts';
import type { CallSpec, FaultSpec, Schedule } from '../../../../src/sim/service/index.ts';
import type { WritePolicy } from '../contract.ts';
import { between, drawnLatency, flush, get, scheduleOf, set } from './schedule-parts.ts';

const spanMs = 300;
const keys = ['a', 'b', 'c'];

/** Draws a small schedule of anything: three keys, quick passes, failures. Every value is written once only. */
export function mixedSchedule(stream: RandomStream, policy: WritePolicy, size: number): Schedule {
  const calls: CallSpec[] = [];
  for (let n = 0; n < size; n++) {
    const atMs = between(stream, 0, spanMs);
    // Of few keys the first is used most.
    const key = keys[Math.min(stream.below(3), stream.below(3))]!;
    const what = stream.below(10);
    if (what < 4) calls.push(get(atMs, key));
    else if (what === 4) calls.push(flush(atMs));
    else calls.push(set(atMs, key, 10 + n));
  }
  const faults: FaultSpec[] = [
    { operation: 'read', perMille: 100, how: 'rejects', message: 'The store is down.' },
    { operation: 'write', perMille: 100, how: 'rejects', message: 'The store is down.' },
    { operation: 'write', perMille: 100, how: 'rejectsAfterEffect', message: 'The connection is lost.' },
  ];
  const store = {
    initial: { a: 1, b: 2 },
    read: drawnLatency(stream, 5, 60),
    write: drawnLatency(stream, 5, 40),
    effectAt: 'drawn' as const,
    faults,
  };
  const options = { flushMs: between(stream, 20, 80), maxDirty: between(stream, 2, 4) };
  return scheduleOf({ name: `mixed ${policy}`, stream, policy, options, calls, store });
}
