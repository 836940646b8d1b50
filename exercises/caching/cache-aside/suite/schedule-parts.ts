import type { RandomStream } from '../../../../src/kernel/index.ts';
import type { CallSpec, FaultSpec, Json, KeyValueStoreParams, LatencySpec, Schedule } from '../../../../src/sim/service/index.ts';
import type { ReaderOptions } from '../contract.ts';

/** Milliseconds as whole microseconds. */
export function ms(milliseconds: number): number {
  return Math.round(milliseconds * 1000);
}

/** What makes one schedule differ from another. */
export interface ScheduleSpec {
  readonly name: string;
  readonly stream: RandomStream;
  readonly options?: Partial<ReaderOptions>;
  readonly calls: readonly CallSpec[];
  readonly store: Partial<KeyValueStoreParams> & Pick<KeyValueStoreParams, 'initial'>;
  readonly endMs?: number;
  readonly mostActs?: number;
}

/** Returns a schedule of the reader: copies live for 1 s and knowledge of absence for 200 ms, unless said otherwise. */
export function scheduleOf({ name, stream, options, calls, store, endMs = 60_000, mostActs = 2000 }: ScheduleSpec): Schedule {
  const params: KeyValueStoreParams = { read: { kind: 'fixed', micros: ms(40) }, write: { kind: 'fixed', micros: ms(20) }, ...store };
  return {
    name,
    seed: stream.uint32() | 0,
    options: { ttlMs: 1000, missingTtlMs: 200, beta: 0, ...options },
    methods: ['get', 'put', 'invalidate'],
    calls: [...calls].sort((a, b) => a.atMicros - b.atMicros),
    services: [{ model: 'keyValueStore', params, functions: { 'store.read': 'read', 'store.write': 'write' } }],
    endMicros: ms(endMs),
    mostActs,
  };
}

/** A get at a time in microseconds. */
export function get(atMicros: number, key: string): CallSpec {
  return { atMicros, method: 'get', args: [key] };
}

/** A put at a time in microseconds. */
export function put(atMicros: number, key: string, value: Json): CallSpec {
  return { atMicros, method: 'put', args: [key, value] };
}

/** A call of invalidate at a time in microseconds. */
export function invalidate(atMicros: number, key: string): CallSpec {
  return { atMicros, method: 'invalidate', args: [key] };
}

/** The n-th reads take so many milliseconds, the last for all that follow. */
export function readsTake(...milliseconds: number[]): { readonly read: LatencySpec } {
  return { read: { kind: 'list', micros: milliseconds.map(ms) } };
}

/** The n-th reads fail. */
export function readsFail(...nth: number[]): { readonly faults: readonly FaultSpec[] } {
  return { faults: [{ operation: 'read', nth, how: 'rejects', message: 'The store is down.' }] };
}

/** The n-th writes fail: before or after they took effect. */
export function writesFail(how: 'rejects' | 'rejectsAfterEffect', ...nth: number[]): { readonly faults: readonly FaultSpec[] } {
  return { faults: [{ operation: 'write', nth, how, message: 'The connection is lost.' }] };
}

/** Returns a whole number of microseconds between two numbers of milliseconds. */
export function between(stream: RandomStream, fromMs: number, toMs: number): number {
  return ms(fromMs) + stream.below(ms(toMs) - ms(fromMs) + 1);
}

/**
 * Moves calls to whole milliseconds and as many microseconds as there were calls before. Lives are whole milliseconds, so none of these calls comes at the very
 * end of a copy whose load began with another: there sums of fractions, which a solution is free to form, may differ in their last bit.
 */
export function offTheMark(calls: readonly CallSpec[]): CallSpec[] {
  return calls.map((call, at) => ({ ...call, atMicros: Math.floor(call.atMicros / 1000) * 1000 + at }));
}
