import { integerArgument, ResultCode, textOfArgument, type CallCase } from '../../../../src/grader/authoring.ts';
import { negativeZero } from '../../suite-parts/cache-calls.ts';
import { countKeyIds, keyId, modelOf, resultOfValue, type OfflineCache } from '../../suite-parts/offline-cache.ts';
import { timesOf, ttlOf } from './clock.ts';
import { method, surface } from './ttl-calls.ts';

const { values } = surface;

/**
 * Returns what a right cache answers to each call of a case; throws on a case with a call whose answer is free: see {@link isFree}.
 *
 * All the sets of the case are sorted by deadline beforehand, and a pointer moves along them with the clock; of the lives that end there, those
 * overtaken by a later set or a deletion have ended already. The victim is found as for LRU, by a head that moves along the calls. Both take the list of
 * all calls, so this is no cache: handed in as one it would have to replay its history at every call.
 */
export const model = modelOf(createOfflineCache);

/** Returns whether a call is free to displace an entry or not: a new key that is never live meets a full cache. */
function isFree(ttlMs: number, isNew: boolean, isFull: boolean): boolean {
  return !(ttlMs > 0) && isNew && isFull;
}

function createOfflineCache(one: CallCase, { capacity }: { readonly capacity: number }): OfflineCache {
  const keyCount = countKeyIds(one.a.filter((_key, at) => one.methods[at] !== method.advance));
  const times = timesOf(one);
  const deadlines = Float64Array.from(one.methods, (_method, at) => times[at]! + ttlOf(one, at));
  const isSet = (at: number) => one.methods[at] === method.set || one.methods[at] === method.secondSet;
  const ends = [...one.methods.keys()]
    .filter((at) => isSet(at) && deadlines[at]! > times[at]!)
    .sort((x, y) => deadlines[x]! - deadlines[y]!);
  /** Call of the last use of a key, and of its last set, plus one; 0 where the key is not live. */
  const lastUse = new Int32Array(keyCount);
  const lastSet = new Int32Array(keyCount);
  let live = 0;
  let head = 0;
  let ended = 0;

  function drop(key: number): void {
    lastUse[key] = 0;
    lastSet[key] = 0;
    live -= 1;
  }

  function evict(): void {
    let key = keyId(one.a[head]!);
    while (lastUse[key] !== head + 1) key = keyId(one.a[++head]!);
    drop(key);
  }

  /** Returns whether a key is live at a call, after ending all lives that are over by then. */
  function isLive(key: number, at: number): boolean {
    for (; ended < ends.length && deadlines[ends[ended]!]! <= times[at]!; ended++) {
      const set = ends[ended]!;
      const expired = keyId(one.a[set]!);
      if (lastSet[expired] === set + 1) drop(expired);
    }
    return lastSet[key] !== 0;
  }

  return {
    get(key, at) {
      if (!isLive(key, at)) return ResultCode.undefined;
      lastUse[key] = at + 1;
      return resultOfValue(one.b[lastSet[key]! - 1]!);
    },
    set(key, at) {
      const isNew = !isLive(key, at);
      const ttlMs = ttlOf(one, at);
      if (isFree(ttlMs, isNew, live === capacity)) throw new Error(`call ${at} may displace an entry or not`);
      if (!isNew) drop(key);
      if (!(ttlMs > 0)) return ResultCode.undefined;
      if (live === capacity) evict();
      live += 1;
      lastUse[key] = at + 1;
      lastSet[key] = at + 1;
      return ResultCode.undefined;
    },
    holds: isLive,
    remove(key, at) {
      if (!isLive(key, at)) return ResultCode.false;
      drop(key);
      return ResultCode.true;
    },
    size(at) {
      isLive(0, at);
      return live;
    },
    sixth: () => ResultCode.undefined,
  };
}

/** What the replay view draws: entries from the most to the least recently used, those that just expired among them. */
export interface TtlState {
  readonly capacity: number;
  readonly nowMs: number;
  readonly entries: readonly {
    readonly key: string;
    readonly value: string;
    readonly setMs: number;
    /** Absent when it never expires. */
    readonly deadlineMs?: number;
  }[];
}

interface Held {
  readonly code: number;
  readonly value: number;
  readonly setMs: number;
  readonly deadlineMs: number;
}

/** Returns what the first cache holds after each call of a short case. */
export function states(one: CallCase): TtlState[] {
  const { capacity } = one.setup[0] as { capacity: number };
  const times = timesOf(one);
  let entries: Held[] = [];
  return Array.from(one.methods, (called, at) => {
    const nowMs = times[at + 1]!;
    const code = one.a[at]! === negativeZero ? integerArgument(0) : one.a[at]!;
    entries = entries.filter((entry) => nowMs < entry.deadlineMs);
    const found = called === method.advance ? undefined : entries.find((entry) => entry.code === code);
    const others = entries.filter((entry) => entry !== found);
    if (called === method.set) {
      const ttlMs = ttlOf(one, at);
      const set = { code, value: one.b[at]!, setMs: nowMs, deadlineMs: nowMs + ttlMs };
      entries = ttlMs > 0 ? [set, ...others].slice(0, capacity) : others;
    } else if (called === method.delete) entries = others;
    else if (called === method.get && found) entries = [found, ...others];
    return { capacity, nowMs, entries: entries.map(toDrawn) };
  });
}

function toDrawn({ code, value, setMs, deadlineMs }: Held): TtlState['entries'][number] {
  return {
    key: textOfArgument(code, values),
    value: textOfArgument(value, values),
    setMs,
    ...(deadlineMs < Infinity && { deadlineMs }),
  };
}
