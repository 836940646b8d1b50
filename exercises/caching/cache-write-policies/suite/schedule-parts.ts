import type { RandomStream } from '../../../../src/kernel/index.ts';
import type { CallSpec, FaultSpec, Json, KeyValueStoreParams, LatencySpec, Schedule } from '../../../../src/sim/service/index.ts';
import type { CacheOptions, WritePolicy } from '../contract.ts';

/** Milliseconds as whole microseconds. */
export function ms(milliseconds: number): number {
  return Math.round(milliseconds * 1000);
}

/** What makes one schedule differ from another. */
export interface ScheduleSpec {
  readonly name: string;
  readonly stream: RandomStream;
  readonly policy: WritePolicy;
  readonly options?: Partial<CacheOptions>;
  readonly calls: readonly CallSpec[];
  readonly store?: Partial<KeyValueStoreParams>;
  readonly mostActs?: number;
}

/** Returns a schedule: reads take 40 ms and writes 20 ms, a pass is put off for 100 ms and holds up to 100 keys, unless said otherwise. */
export function scheduleOf({ name, stream, policy, options, calls, store, mostActs = 2000 }: ScheduleSpec): Schedule {
  const params: KeyValueStoreParams = {
    initial: {},
    read: { kind: 'fixed', micros: ms(40) },
    write: { kind: 'fixed', micros: ms(20) },
    ...store,
  };
  return {
    name,
    seed: stream.uint32() | 0,
    options: { policy, flushMs: 100, maxDirty: 100, ...options },
    methods: ['get', 'set', 'flush'],
    calls: [...calls].sort((a, b) => a.atMicros - b.atMicros),
    services: [{ model: 'keyValueStore', params, functions: { 'store.read': 'read', 'store.write': 'write' } }],
    endMicros: ms(60_000),
    mostActs,
  };
}

/** A get at a time in milliseconds. */
export function get(atMs: number, key: string): CallSpec {
  return { atMicros: ms(atMs), method: 'get', args: [key] };
}

/** A set at a time in milliseconds. */
export function set(atMs: number, key: string, value: Json): CallSpec {
  return { atMicros: ms(atMs), method: 'set', args: [key, value] };
}

/** A flush at a time in milliseconds. */
export function flush(atMs: number): CallSpec {
  return { atMicros: ms(atMs), method: 'flush', args: [] };
}

/** The n-th calls take so many milliseconds, the last for all that follow. */
export function take(...milliseconds: number[]): LatencySpec {
  return { kind: 'list', micros: milliseconds.map(ms) };
}

/** So many latencies of whole milliseconds: sums of them are exact, in microseconds as in milliseconds. */
export function drawnLatency(stream: RandomStream, fromMs: number, toMs: number): LatencySpec {
  return take(...Array.from({ length: 60 }, () => between(stream, fromMs, toMs)));
}

/** The n-th writes fail: before or after they took effect. */
export function writesFail(how: 'rejects' | 'rejectsAfterEffect', ...nth: number[]): { readonly faults: readonly FaultSpec[] } {
  return { faults: [{ operation: 'write', nth, how, message: 'The connection is lost.' }] };
}

/** Returns a whole number between two, both included. */
export function between(stream: RandomStream, from: number, to: number): number {
  return from + stream.below(to - from + 1);
}
