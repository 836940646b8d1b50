// accepted: list in typed arrays that grow, with a free list
import type { Cache, CacheOptions } from '../../contract.ts';

const none = -1;

/**
 * Creates an LRU cache whose list is two arrays of slot numbers. No
 * object is made for an entry, so there is less for the garbage collector
 * to trace. The arrays double as the cache fills: a large capacity costs
 * nothing before it is used.
 */
export function createCache<K, V>({ capacity }: CacheOptions): Cache<K, V> {
  if (!Number.isInteger(capacity) || capacity < 1) {
    throw new RangeError('capacity must be an integer of at least 1');
  }
  const slots = new Map<K, number>();
  const keys: (K | undefined)[] = [];
  const values: (V | undefined)[] = [];
  let newer = new Int32Array(Math.min(capacity, 16));
  let older = new Int32Array(newer.length);
  let newest = none;
  let oldest = none;
  let firstFree = none; // Freed slots are chained through `older`.
  let used = 0; // Slots ever handed out.

  function doubled(links: Int32Array): Int32Array<ArrayBuffer> {
    const grown = new Int32Array(Math.min(capacity, links.length * 2));
    grown.set(links);
    return grown;
  }

  function takeSlot(): number {
    if (firstFree !== none) {
      const slot = firstFree;
      firstFree = older[slot]!;
      return slot;
    }
    if (used === newer.length) {
      newer = doubled(newer);
      older = doubled(older);
    }
    return used++;
  }

  function append(slot: number): void {
    newer[slot] = none;
    older[slot] = newest;
    if (newest === none) oldest = slot;
    else newer[newest] = slot;
    newest = slot;
  }

  function unlink(slot: number): void {
    const after = newer[slot]!;
    const before = older[slot]!;
    if (after === none) newest = before;
    else older[after] = before;
    if (before === none) oldest = after;
    else newer[before] = after;
  }

  function use(slot: number): void {
    if (slot === newest) return;
    unlink(slot);
    append(slot);
  }

  function remove(slot: number): void {
    slots.delete(keys[slot] as K);
    unlink(slot);
    keys[slot] = undefined; // The garbage collector may have both.
    values[slot] = undefined;
    older[slot] = firstFree;
    firstFree = slot;
  }

  return {
    get size() {
      return slots.size;
    },

    get(key) {
      const slot = slots.get(key);
      if (slot === undefined) return undefined;
      use(slot);
      return values[slot];
    },

    set(key, value) {
      let slot = slots.get(key);
      if (slot !== undefined) {
        values[slot] = value;
        use(slot);
        return;
      }
      if (slots.size === capacity) remove(oldest);
      slot = takeSlot();
      slots.set(key, slot);
      keys[slot] = key;
      values[slot] = value;
      append(slot);
    },

    has: (key) => slots.has(key),

    delete(key) {
      const slot = slots.get(key);
      if (slot === undefined) return false;
      remove(slot);
      return true;
    },
  };
}
