import type { RandomStream } from '../../../../src/kernel/index.ts';
import type { CallSpec, FaultSpec, Schedule } from '../../../../src/sim/service/index.ts';
import { get, lateGet, leavingGet, scheduleOf, throwingKey } from './schedule-parts.ts';

const spanMicros = 512_000;
const keys = ['a', 'a', 'a', 'b', 'b', 'c', throwingKey];
/**
 * Gets come at so many microseconds past a multiple of this as they have index; callers leave at 32 more, answers take 48 more, and time limits are multiples of
 * it. With at most 16 gets, none of these comes at the very moment of a limit.
 */
const gridMicros = 64;
/** More calls than any schedule makes. */
const mostCalls = 40;

/** Draws a small schedule of anything: few keys, answers in time and late, failures, callers who leave. */
export function mixedSchedule(stream: RandomStream, size: number): Schedule {
  const timeoutMs = 80 + 8 * stream.below(20);
  const calls: CallSpec[] = [];
  for (let n = 0; n < size; n++) {
    const atMicros = stream.below(spanMicros / gridMicros) * gridMicros + n;
    const key = keys[stream.below(keys.length)]!;
    const what = stream.below(20);
    if (what === 0) calls.push(lateGet(atMicros, key));
    else if (what < 7) calls.push(leavingGet(atMicros, key, atMicros + 32 + gridMicros * stream.below(1900)));
    else calls.push(get(atMicros, key));
  }
  const faults: FaultSpec[] = [
    { perMille: 150, how: 'rejects', message: 'The origin is down.' },
    { perMille: 80, how: 'never' },
  ];
  const micros = Array.from({ length: mostCalls }, () => 48 + gridMicros * (80 + stream.below(3700)));
  return scheduleOf({ name: 'mixed', stream, timeoutMs, calls, fetch: { kind: 'list', micros }, faults });
}
