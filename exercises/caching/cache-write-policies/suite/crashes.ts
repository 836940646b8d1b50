import type { RandomStream } from '../../../../src/kernel/index.ts';
import type { CallSpec, Schedule } from '../../../../src/sim/service/index.ts';
import type { WritePolicy } from '../contract.ts';
import { between, drawnLatency, flush, get, scheduleOf, set } from './schedule-parts.ts';

/** Draws a schedule to be crashed after each of its events: sets of two keys in quick succession, gets between them, and flushes. Values differ. */
export function crashSchedule(stream: RandomStream, policy: WritePolicy, sets: number): Schedule {
  const calls: CallSpec[] = [get(0, 'a')];
  let atMs = 45;
  for (let n = 0; n < sets; n++) {
    atMs += between(stream, 1, 14);
    const key = n === 0 || stream.below(3) > 0 ? 'a' : 'b';
    calls.push(set(atMs, key, 10 + n), get(atMs + 1, key));
    if (policy === 'write-behind' && n % 2 === 1) calls.push(flush(atMs + between(stream, 1, 6)));
  }
  calls.push(get(900, 'a'), get(900, 'b'));
  const store = {
    initial: { a: 1, b: 2 },
    read: drawnLatency(stream, 5, 30),
    write: drawnLatency(stream, 10, 40),
    effectAt: 'drawn' as const,
  };
  return scheduleOf({ name: `crash ${policy}`, stream, policy, options: { flushMs: 30, maxDirty: 5 }, calls, store });
}
