import type { RandomStream } from '../../../../src/kernel/index.ts';
import type { CallSpec, Schedule } from '../../../../src/sim/service/index.ts';
import { ms, scheduleOf } from './schedule-parts.ts';

/** Sets of the load on write-behind: 1,000 a second on 100 keys. */
export const behindSets = 10_000;
/** Sets of the load on write-through: 100 a second on 500 keys. */
export const throughSets = 2000;

/** Returns sets of keys drawn evenly, at Poisson arrivals moved to whole milliseconds. */
function arrivals(stream: RandomStream, count: number, perSecond: number, keys: number): CallSpec[] {
  let atMicros = 0;
  return Array.from({ length: count }, (_, n) => {
    atMicros += stream.exponential(1_000_000 / perSecond);
    return { atMicros: ms(Math.floor(atMicros / 1000)), method: 'set', args: [`k${stream.below(keys)}`, n + 1] };
  });
}

/** Busy keys behind a store that takes 2 ms a write. */
export function behindLoad(stream: RandomStream, name: string): Schedule {
  const calls = arrivals(stream, behindSets, 1000, 100);
  const store = { write: { kind: 'fixed', micros: ms(2) } } as const;
  return scheduleOf({ name, stream, policy: 'write-behind', options: { flushMs: 2000, maxDirty: 1000 }, calls, store, mostActs: 100_000 });
}

/** Many keys in front of a store that takes 10 to 30 ms a write. */
export function throughLoad(stream: RandomStream, name: string): Schedule {
  const calls = arrivals(stream, throughSets, 100, 500);
  const store = { write: { kind: 'uniform', minMicros: ms(10), maxMicros: ms(30) } } as const;
  return scheduleOf({ name, stream, policy: 'write-through', calls, store, mostActs: 100_000 });
}
