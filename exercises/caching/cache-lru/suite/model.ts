import { integerArgument, ResultCode, textOfArgument, type CallCase } from '../../../../src/grader/authoring.ts';
import { method, negativeZero, surface } from '../../suite-parts/cache-calls.ts';
import { countKeyIds, keyId, modelOf, resultOfValue, type OfflineCache } from '../../suite-parts/offline-cache.ts';

const { values } = surface;

/**
 * Returns what a right LRU cache answers to each call of a case.
 *
 * The case itself serves as the queue of uses: the least recently used key is found by moving a head along the calls past every use that a later
 * one overtook. That takes the list of all calls, so it is no cache: handed in as one it would have to replay its history at every call.
 */
export const model = modelOf(createOfflineCache);

function createOfflineCache(one: CallCase, { capacity }: { readonly capacity: number }): OfflineCache {
  const keyCount = countKeyIds(one.a);
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
      return resultOfValue(valueCode[key]!);
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
