// killed-by: R12/steps
// mistake: The queue of uses is swept on every operation instead of once in a while.
import type { Cache, CacheOptions } from '../../contract.ts';

interface Entry<K, V> {
  readonly key: K;
  value: V;
  lastUse: number;
}

interface Use<K, V> {
  readonly entry: Entry<K, V>;
  readonly number: number;
}

export function createCache<K, V>({ capacity }: CacheOptions): Cache<K, V> {
  if (!Number.isInteger(capacity) || capacity < 1) throw new RangeError('capacity must be an integer of at least 1');
  const entries = new Map<K, Entry<K, V>>();
  let uses: Use<K, V>[] = [];
  let front = 0;
  let useCount = 0;

  function isLive(use: Use<K, V>): boolean {
    return use.entry.lastUse === use.number;
  }

  function sweep(): void {
    const kept: Use<K, V>[] = [];
    for (let i = front; i < uses.length; i++) {
      const use = uses[i]!;
      if (isLive(use)) kept.push(use);
    }
    uses = kept;
    front = 0;
  }

  function record(entry: Entry<K, V>): void {
    entry.lastUse = ++useCount;
    uses.push({ entry, number: useCount });
    sweep();
  }

  function evict(): void {
    while (!isLive(uses[front]!)) front++;
    const { entry } = uses[front++]!;
    entries.delete(entry.key);
  }

  return {
    get size() {
      return entries.size;
    },

    get(key) {
      const entry = entries.get(key);
      if (entry === undefined) return undefined;
      record(entry);
      return entry.value;
    },

    set(key, value) {
      let entry = entries.get(key);
      if (entry === undefined) {
        if (entries.size === capacity) evict();
        entry = { key, value, lastUse: 0 };
        entries.set(key, entry);
      }
      entry.value = value;
      record(entry);
    },

    has: (key) => entries.has(key),

    delete(key) {
      const entry = entries.get(key);
      if (entry === undefined) return false;
      entry.lastUse = 0;
      return entries.delete(key);
    },
  };
}
