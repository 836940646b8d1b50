// accepted: binary heap whose entries are put right only when they come to the top
import type { Cache, CacheOptions } from '../../contract.ts';

interface Entry<K, V> {
  readonly key: K;
  value: V;
  uses: number;
  /** Number of the latest use, counted over the whole cache. */
  lastUse: number;
  /** Count and time by which the heap is ordered: those of some earlier moment, so never above the true ones. */
  rankUses: number;
  rankTime: number;
  isHeld: boolean;
}

/**
 * Creates an LFU cache on a binary heap. A use only raises a key's rank,
 * so the heap may go on with the old one: an entry that comes to the top
 * with an old rank gets its true one and sinks. A deleted entry stays
 * until it comes to the top, or until half of the heap is dead.
 */
export function createCache<K, V>({ capacity }: CacheOptions): Cache<K, V> {
  if (!Number.isInteger(capacity) || capacity < 1) throw new RangeError('capacity must be an integer of at least 1');
  const entries = new Map<K, Entry<K, V>>();
  let heap: Entry<K, V>[] = [];
  let useCount = 0;

  /** Moves an entry up from a free place as far as it must go. */
  function rise(entry: Entry<K, V>, from: number): void {
    let at = from;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      const above = heap[parent]!;
      if (above.rankUses < entry.rankUses || (above.rankUses === entry.rankUses && above.rankTime < entry.rankTime)) break;
      heap[at] = above;
      at = parent;
    }
    heap[at] = entry;
  }

  /** Moves an entry down from a free place as far as it must go. */
  function sink(entry: Entry<K, V>, from: number): void {
    let at = from;
    for (let child = 2 * at + 1; child < heap.length; child = 2 * at + 1) {
      let below = heap[child]!;
      const other = heap[child + 1];
      if (other && (other.rankUses < below.rankUses || (other.rankUses === below.rankUses && other.rankTime < below.rankTime))) {
        below = other;
        child += 1;
      }
      if (entry.rankUses < below.rankUses || (entry.rankUses === below.rankUses && entry.rankTime < below.rankTime)) break;
      heap[at] = below;
      at = child;
    }
    heap[at] = entry;
  }

  function removeTop(): void {
    const last = heap.pop()!;
    if (heap.length > 0) sink(last, 0);
  }

  function evict(): void {
    for (;;) {
      const top = heap[0]!;
      if (!top.isHeld) removeTop();
      else if (top.rankTime !== top.lastUse) {
        top.rankUses = top.uses;
        top.rankTime = top.lastUse;
        sink(top, 0);
      } else {
        removeTop();
        entries.delete(top.key);
        return;
      }
    }
  }

  function sweep(): void {
    const kept = heap.filter((entry) => entry.isHeld);
    heap = kept;
    for (let at = (kept.length >> 1) - 1; at >= 0; at--) sink(kept[at]!, at);
  }

  function use(entry: Entry<K, V>): void {
    entry.uses += 1;
    entry.lastUse = ++useCount;
  }

  return {
    get size() {
      return entries.size;
    },

    get(key) {
      const entry = entries.get(key);
      if (entry === undefined) return undefined;
      use(entry);
      return entry.value;
    },

    set(key, value) {
      const held = entries.get(key);
      if (held !== undefined) {
        held.value = value;
        use(held);
        return;
      }
      if (entries.size === capacity) evict();
      const now = ++useCount;
      const entry: Entry<K, V> = { key, value, uses: 1, lastUse: now, rankUses: 1, rankTime: now, isHeld: true };
      entries.set(key, entry);
      heap.push(entry);
      rise(entry, heap.length - 1);
    },

    has: (key) => entries.has(key),

    delete(key) {
      const entry = entries.get(key);
      if (entry === undefined) return false;
      entry.isHeld = false;
      entries.delete(key);
      if (heap.length > 2 * entries.size + 8) sweep();
      return true;
    },
  };
}
