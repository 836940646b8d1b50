import { integerArgument, ResultCode, textOfArgument, type CallCase } from '../../../../src/grader/authoring.ts';
import { method, negativeZero, surface } from '../../suite-parts/cache-calls.ts';
import { countKeyIds, keyId, modelOf, resultOfValue, type OfflineCache } from '../../suite-parts/offline-cache.ts';

const { values } = surface;

/**
 * Returns what a right LFU cache answers to each call of a case.
 *
 * A key comes to a count by its last use, so the keys of one count in order of that use are the calls that brought a key there, in the order of the
 * case. Each count chains its calls; at the head of the lowest chain, past every call whose key was used again or is gone, stands the victim. The
 * chains are laid through arrays as long as the case, so this is no cache: handed in as one it would have to replay its history at every call.
 */
export const model = modelOf(createOfflineCache);

function createOfflineCache(one: CallCase, { capacity }: { readonly capacity: number }): OfflineCache {
  const keyCount = countKeyIds(one.a);
  const callCount = one.methods.length;
  /** Call of the last use of a key, plus one; 0 where the key is not held. */
  const lastUse = new Int32Array(keyCount);
  const uses = new Int32Array(keyCount);
  const valueCode = new Int32Array(keyCount);
  /** By count: its first and last call, plus one; 0 for none. By call: the next of the same count, plus one. */
  const first = new Int32Array(callCount + 2);
  const last = new Int32Array(callCount + 2);
  const next = new Int32Array(callCount);
  let held = 0;

  function use(key: number, at: number): void {
    const count = ++uses[key]!;
    lastUse[key] = at + 1;
    if (first[count] === 0) first[count] = at + 1;
    else next[last[count]! - 1] = at + 1;
    last[count] = at + 1;
  }

  /** Returns the key at the head of a chain, after dropping calls that no longer tell a key's last use; -1 when none is left. */
  function leastRecentOf(count: number): number {
    while (first[count] !== 0) {
      const call = first[count]!;
      const key = keyId(one.a[call - 1]!);
      if (lastUse[key] === call) return key;
      first[count] = next[call - 1]!;
    }
    return -1;
  }

  function drop(key: number): void {
    lastUse[key] = 0;
    uses[key] = 0;
    held -= 1;
  }

  function evict(): void {
    let count = 1;
    while (leastRecentOf(count) < 0) count += 1;
    drop(leastRecentOf(count));
  }

  return {
    get(key, at) {
      if (lastUse[key] === 0) return ResultCode.undefined;
      use(key, at);
      return resultOfValue(valueCode[key]!);
    },
    set(key, at) {
      if (lastUse[key] === 0) {
        if (held === capacity) evict();
        held += 1;
      }
      use(key, at);
      valueCode[key] = one.b[at]!;
      return ResultCode.undefined;
    },
    holds: (key) => lastUse[key] !== 0,
    remove(key) {
      if (lastUse[key] === 0) return ResultCode.false;
      drop(key);
      return ResultCode.true;
    },
    size: () => held,
  };
}

/** What the replay view draws: entries from the most to the least recently used, each with its count of uses. */
export interface LfuState {
  readonly capacity: number;
  readonly entries: readonly { readonly key: string; readonly value: string; readonly uses: number }[];
}

interface Held {
  readonly code: number;
  readonly value: number;
  readonly uses: number;
}

/** Returns what the first cache holds after each call of a short case. */
export function states(one: CallCase): LfuState[] {
  const { capacity } = one.setup[0] as { capacity: number };
  let entries: Held[] = [];
  return Array.from(one.methods, (called, at) => {
    const code = one.a[at]! === negativeZero ? integerArgument(0) : one.a[at]!;
    const found = entries.find((entry) => entry.code === code);
    const others = entries.filter((entry) => entry !== found);
    const isWrite = called === method.set || (called === method.access && !found);
    const isUse = isWrite || (found && (called === method.get || called === method.access));
    if (called === method.delete) entries = others;
    else if (isUse) {
      const kept = found || others.length < capacity ? others : withoutVictim(others);
      entries = [{ code, value: isWrite ? one.b[at]! : found!.value, uses: (found?.uses ?? 0) + 1 }, ...kept];
    }
    return {
      capacity,
      entries: entries.map((entry) => ({
        key: textOfArgument(entry.code, values),
        value: textOfArgument(entry.value, values),
        uses: entry.uses,
      })),
    };
  });
}

/** Leaves out the entry with the fewest uses, among equals the last. */
function withoutVictim(entries: readonly Held[]): Held[] {
  const fewest = Math.min(...entries.map((entry) => entry.uses));
  const victim = entries.findLast((entry) => entry.uses === fewest);
  return entries.filter((entry) => entry !== victim);
}
