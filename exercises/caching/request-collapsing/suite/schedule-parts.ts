import type { RandomStream } from '../../../../src/kernel/index.ts';
import type { CallSpec, FaultSpec, Json, LatencySpec, Schedule, ServiceSpec } from '../../../../src/sim/service/index.ts';

/** Milliseconds as whole microseconds. */
export function ms(milliseconds: number): number {
  return Math.round(milliseconds * 1000);
}

/** The key at which `fetch` throws. */
export const throwingKey = 'bad';

/** What makes one schedule differ from another. */
export interface ScheduleSpec {
  readonly name: string;
  readonly stream: RandomStream;
  readonly timeoutMs?: number;
  readonly calls: readonly CallSpec[];
  /** How long a call takes; absent: 40 ms. */
  readonly fetch?: LatencySpec;
  readonly faults?: readonly FaultSpec[];
  /** The values of keys; absent: each call brings a value that no other has. */
  readonly values?: { readonly [key: string]: Json };
  readonly endMs?: number;
  readonly mostActs?: number;
}

/** Returns a schedule of the collapser: the time limit is 200 ms and a call takes 40 ms, unless said otherwise. */
export function scheduleOf(spec: ScheduleSpec): Schedule {
  const { name, stream, timeoutMs = 200, calls, endMs = 10_000, mostActs = 2000 } = spec;
  return {
    name,
    seed: stream.uint32() | 0,
    options: { timeoutMs },
    methods: ['get'],
    calls: named(inOrder(calls)),
    services: [originOf(spec), { model: 'notes', functions: { abort: 'note' } }],
    endMicros: ms(endMs),
    mostActs,
  };
}

function originOf({ fetch = { kind: 'fixed', micros: ms(40) }, faults, values }: ScheduleSpec): ServiceSpec {
  const throwsOn = { keys: [throwingKey], message: 'There is no such origin.' };
  const common = faults ? { faults } : {};
  if (!values) return { model: 'origin', params: { fetch, ...common }, functions: { fetch: 'fetch' }, throwsOn };
  return {
    model: 'keyValueStore',
    params: { initial: values, read: fetch, write: fetch, ...common },
    functions: { fetch: 'read' },
    throwsOn,
  };
}

/** Sorts calls by time, those with `after` last; these name others by index, so they must name the earliest call only: 0. */
function inOrder(calls: readonly CallSpec[]): CallSpec[] {
  const timed = calls.filter(({ after }) => after === undefined).sort((a, b) => a.atMicros - b.atMicros);
  return [...timed, ...calls.filter(({ after }) => after !== undefined)];
}

/** Tells callers apart in stories. */
function named(calls: readonly CallSpec[]): CallSpec[] {
  return calls.map((call, index) => ({ caller: `caller ${index + 1}`, ...call }));
}

/** A get at a time in microseconds. */
export function get(atMicros: number, key: string): CallSpec {
  return { atMicros, method: 'get', args: [key] };
}

/** A get of a caller who leaves at a later time, in microseconds. */
export function leavingGet(atMicros: number, key: string, cancelAtMicros: number): CallSpec {
  return { ...get(atMicros, key), cancelAtMicros };
}

/** A get of a caller who had left before it. */
export function lateGet(atMicros: number, key: string): CallSpec {
  return { ...get(atMicros, key), signal: 'aborted', caller: 'somebody who has left' };
}

/** A get made so long after the first call of the schedule has settled. */
export function getAfterFirst(afterMicros: number, key: string): CallSpec {
  return { ...get(afterMicros, key), after: 0 };
}

/** The n-th upstream calls take so many milliseconds, the last for all that follow. */
export function callsTake(...milliseconds: number[]): LatencySpec {
  return { kind: 'list', micros: milliseconds.map(ms) };
}

/** The n-th upstream calls fail. */
export function callsFail(...nth: number[]): readonly FaultSpec[] {
  return [{ nth, how: 'rejects', message: 'The origin is down.' }];
}

/** The n-th upstream calls are never answered. */
export function callsHang(...nth: number[]): readonly FaultSpec[] {
  return [{ nth, how: 'never' }];
}

/** Returns a whole number of microseconds between two numbers of milliseconds. */
export function between(stream: RandomStream, fromMs: number, toMs: number): number {
  return ms(fromMs) + stream.below(ms(toMs) - ms(fromMs) + 1);
}
