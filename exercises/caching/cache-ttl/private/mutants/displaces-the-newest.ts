// killed-by: R7/get-is-a-use
// mistake: A full cache displaces the most recently used entry.
import type { ExpiringCache, ExpiryOptions } from '../../contract.ts';

/** One entry: linked to its neighbours in the order of use, and in the heap unless it never expires. */
interface Entry<K, V> {
  readonly key: K;
  value: V;
  /** The first millisecond at which it is no longer live. */
  deadline: number;
  /** Its place in the heap; -1 while it is in none. */
  place: number;
  newer: Entry<K, V> | undefined;
  older: Entry<K, V> | undefined;
}

export function createCache<K, V>({ capacity, now }: ExpiryOptions): ExpiringCache<K, V> {
  if (!Number.isInteger(capacity) || capacity < 1) {
    throw new RangeError(`capacity must be an integer of at least 1, not ${String(capacity)}`);
  }
  const entries = new Map<K, Entry<K, V>>();
  const heap: Entry<K, V>[] = [];
  let newest: Entry<K, V> | undefined;

  function append(entry: Entry<K, V>): void {
    entry.newer = undefined;
    entry.older = newest;
    if (newest) newest.newer = entry;
    newest = entry;
  }

  function unlink(entry: Entry<K, V>): void {
    if (entry.newer) entry.newer.older = entry.older;
    else newest = entry.older;
    if (entry.older) entry.older.newer = entry.newer;
  }

  function put(entry: Entry<K, V>, place: number): void {
    heap[place] = entry;
    entry.place = place;
  }

  /** Moves an entry from a free place up or down to where the heap is in order again. */
  function settle(entry: Entry<K, V>, from: number): void {
    let place = from;
    while (place > 0) {
      const parent = (place - 1) >> 1;
      if (heap[parent]!.deadline <= entry.deadline) break;
      put(heap[parent]!, place);
      place = parent;
    }
    for (;;) {
      let child = 2 * place + 1;
      if (child >= heap.length) break;
      if (child + 1 < heap.length && heap[child + 1]!.deadline < heap[child]!.deadline) child += 1;
      if (heap[child]!.deadline >= entry.deadline) break;
      put(heap[child]!, place);
      place = child;
    }
    put(entry, place);
  }

  function leaveHeap(entry: Entry<K, V>): void {
    if (entry.place < 0) return;
    const last = heap.pop()!;
    if (last !== entry) settle(last, entry.place);
    entry.place = -1;
  }

  function remove(entry: Entry<K, V>): void {
    entries.delete(entry.key);
    unlink(entry);
    leaveHeap(entry);
  }

  /** Drops what has expired and returns the time. */
  function expire(): number {
    const time = now();
    while (heap.length > 0 && heap[0]!.deadline <= time) remove(heap[0]!);
    return time;
  }

  return {
    get size() {
      expire();
      return entries.size;
    },

    get(key) {
      expire();
      const entry = entries.get(key);
      if (!entry) return undefined;
      unlink(entry);
      append(entry);
      return entry.value;
    },

    set(key, value, ttlMs) {
      const time = expire();
      const held = entries.get(key);
      if (held) remove(held);
      if (!(ttlMs > 0)) return;
      if (entries.size === capacity) remove(newest!);
      const entry: Entry<K, V> = { key, value, deadline: time + ttlMs, place: -1, newer: undefined, older: undefined };
      entries.set(key, entry);
      append(entry);
      if (entry.deadline < Infinity) settle(entry, heap.length);
    },

    has(key) {
      expire();
      return entries.has(key);
    },

    delete(key) {
      expire();
      const entry = entries.get(key);
      if (!entry) return false;
      remove(entry);
      return true;
    },
  };
}
