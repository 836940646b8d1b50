import type { RandomStream } from '../../../../src/kernel/index.ts';
import type { CallSpec, Schedule } from '../../../../src/sim/service/index.ts';
import { between, get, leavingGet, ms, scheduleOf } from './schedule-parts.ts';

/** Bursts of requests of one key each, one burst beginning every 60 ms; a key comes again after 1.2 s. */
export const bursts = 120;
const requestsOfBurst = 60;
const burstMs = 30;
const everyMs = 60;
const keys = 20;

/** Bursts of equal requests: calls take 40 to 100 ms; in each burst the first and two others leave early. */
export function burstSchedule(stream: RandomStream): Schedule {
  const calls: CallSpec[] = [];
  for (let burst = 0; burst < bursts; burst++) {
    const atMs = burst * everyMs;
    const key = `/page-${burst % keys}`;
    for (let nth = 0; nth < requestsOfBurst; nth++) {
      const at = nth === 0 ? ms(atMs) : between(stream, atMs, atMs + burstMs);
      if (nth % 20 === 0) calls.push(leavingGet(at, key, ms(atMs) + between(stream, burstMs + 1, burstMs + 8)));
      else calls.push(get(at, key));
    }
  }
  return scheduleOf({
    name: 'bursts',
    stream,
    timeoutMs: 1000,
    calls,
    fetch: { kind: 'uniform', minMicros: ms(40), maxMicros: ms(100) },
    endMs: 60_000,
    mostActs: 60_000,
  });
}
