import {
  integerArgument,
  integerResult,
  ResultCode,
  resultOfArgument,
  textOfArgument,
  type CallCase,
} from '../../../../src/grader/authoring.ts';
import { method, negativeZero, surface } from './interface.ts';

const { values } = surface;
/** Results of argument codes, computed once: the table is fixed. */
const tableResults = Int32Array.from(values, (_spec, code) => resultOfArgument(code, values));

/** Returns the result of making a cache: a capacity that is no integer of at least 1 must throw. */
function setupResult(setup: readonly unknown[]): number {
  if (!setup.slice(1).every(isRight)) throw new Error('only the first cache of a case may have a capacity that throws');
  return isRight(setup[0]) ? ResultCode.made : ResultCode.threwRangeError;
}

function isRight(options: unknown): boolean {
  const { capacity } = options as { capacity: number };
  return Number.isInteger(capacity) && capacity >= 1;
}

/**
 * Returns what a right LRU cache answers to each call of a case.
 *
 * The case itself serves as the queue of uses: the least recently used key is found by moving a head along the calls past every use that a later
 * one overtook. That takes the list of all calls, so it is no cache: handed in as one it would have to replay its history at every call.
 */
export function model(one: CallCase): { setup: number; results: Int32Array } {
  const setup = setupResult(one.setup);
  const results = new Int32Array(one.methods.length);
  if (setup !== ResultCode.made) return { setup, results: results.fill(ResultCode.notRun) };
  const caches = [0, 1].map((index) => createOfflineCache(one, ((one.setup[index] ?? one.setup[0]) as { capacity: number }).capacity));
  for (let at = 0; at < results.length; at++) results[at] = answer(one, at, caches);
  return { setup, results };
}

function answer(one: CallCase, at: number, caches: readonly OfflineCache[]): number {
  const [first, second] = caches as [OfflineCache, OfflineCache];
  const key = keyId(one.a[at]!);
  switch (one.methods[at]!) {
    case method.get:
      return first.get(key, at);
    case method.set:
      return first.set(key, at);
    case method.has:
      return first.holds(key) ? ResultCode.true : ResultCode.false;
    case method.delete:
      return first.remove(key);
    case method.size:
      return integerResult(first.size());
    case method.access: {
      if (first.get(key, at) !== ResultCode.undefined) return ResultCode.true;
      first.set(key, at);
      return ResultCode.false;
    }
    case method.secondGet:
      return second.get(key, at);
    case method.secondSet:
      return second.set(key, at);
    default:
      return integerResult(second.size());
  }
}

/** Returns a dense id: the same for codes that are the same key to a Map. */
function keyId(code: number): number {
  if (code === negativeZero) return values.length;
  return code >= 0 ? code : values.length - 1 - code;
}

interface OfflineCache {
  get(key: number, at: number): number;
  set(key: number, at: number): number;
  holds(key: number): boolean;
  remove(key: number): number;
  size(): number;
}

function createOfflineCache(one: CallCase, capacity: number): OfflineCache {
  let keyCount = values.length + 1;
  for (const code of one.a) keyCount = Math.max(keyCount, keyId(code) + 1);
  /** Call of the last use of a key, plus one; 0 where the key is not held. */
  const lastUse = new Int32Array(keyCount);
  const valueCode = new Int32Array(keyCount);
  let held = 0;
  let head = 0;

  function evict(): void {
    let key = keyId(one.a[head]!);
    while (lastUse[key] !== head + 1) key = keyId(one.a[++head]!);
    lastUse[key] = 0;
    held -= 1;
  }

  return {
    get(key, at) {
      if (lastUse[key] === 0) return ResultCode.undefined;
      lastUse[key] = at + 1;
      const code = valueCode[key]!;
      return code < 0 ? integerResult(-1 - code) : tableResults[code]!;
    },
    set(key, at) {
      if (lastUse[key] === 0) {
        if (held === capacity) evict();
        held += 1;
      }
      lastUse[key] = at + 1;
      valueCode[key] = one.b[at]!;
      return ResultCode.undefined;
    },
    holds: (key) => lastUse[key] !== 0,
    remove(key) {
      if (lastUse[key] === 0) return ResultCode.false;
      lastUse[key] = 0;
      held -= 1;
      return ResultCode.true;
    },
    size: () => held,
  };
}

/** What the replay view draws: entries from the most to the least recently used. */
export interface LruState {
  readonly capacity: number;
  readonly entries: readonly { readonly key: string; readonly value: string }[];
}

/** Returns what the first cache holds after each call of a short case. */
export function states(one: CallCase): LruState[] {
  const { capacity } = one.setup[0] as { capacity: number };
  let entries: { code: number; value: number }[] = [];
  return Array.from(one.methods, (called, at) => {
    const code = one.a[at]! === negativeZero ? integerArgument(0) : one.a[at]!;
    const found = entries.find((entry) => entry.code === code);
    const others = entries.filter((entry) => entry !== found);
    const isWrite = called === method.set || (called === method.access && !found);
    if (isWrite) entries = [{ code, value: one.b[at]! }, ...others].slice(0, capacity);
    else if (called === method.delete) entries = others;
    else if (found && (called === method.get || called === method.access)) entries = [found, ...others];
    return {
      capacity,
      entries: entries.map((entry) => ({ key: textOfArgument(entry.code, values), value: textOfArgument(entry.value, values) })),
    };
  });
}
