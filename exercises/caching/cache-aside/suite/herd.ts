import type { RandomStream } from '../../../../src/kernel/index.ts';
import type { CallSpec, Schedule } from '../../../../src/sim/service/index.ts';
import { get, ms, put, scheduleOf } from './schedule-parts.ts';

/** Popular keys, one of which the store does not have; each is read 100 times a second on average. */
const hotKeys = ['front-page', 'menu', 'prices', 'terms', 'no-such-banner'];
const readsPerSecond = 100;
const spanSeconds = 30;

/** Gets of a herd. */
export const herdGets = hotKeys.length * readsPerSecond * spanSeconds;

/** A herd of readers on a few keys: Poisson arrivals, loads of 60 to 140 ms, lives of 2 s, two puts. */
export function herdSchedule(stream: RandomStream): Schedule {
  const calls: CallSpec[] = [];
  let atMicros = 0;
  for (let n = 0; n < herdGets; n++) {
    atMicros += Math.round(stream.exponential(1_000_000 / (hotKeys.length * readsPerSecond)));
    calls.push(get(atMicros, hotKeys[stream.below(hotKeys.length)]!));
  }
  calls.push(put(ms(8000), 'prices', 2), put(ms(19_000), 'menu', 3));
  return scheduleOf({
    name: 'herd',
    stream,
    options: { ttlMs: 2000, missingTtlMs: 2000, beta: 1 },
    calls,
    store: { initial: { 'front-page': 1, menu: 1, prices: 1, terms: 1 }, read: { kind: 'uniform', minMicros: ms(60), maxMicros: ms(140) } },
    mostActs: 100_000,
  });
}
