// accepted: hierarchical timing wheels
import type { ExpiringCache, ExpiryOptions } from '../../contract.ts';

/** An entry, or the end of a ring of entries: of a slot, or of the order of use. */
class Entry<K, V> {
  key: K | undefined;
  value: V | undefined;
  deadline = 0;
  /** Neighbours in the slot of a wheel. */
  before: Entry<K, V> = this;
  after: Entry<K, V> = this;
  /** Neighbours in the order of use. */
  newer: Entry<K, V> = this;
  older: Entry<K, V> = this;
}

const bits = 4;
const slots = 1 << bits;
const wheelCount = 12;

/**
 * Twelve wheels of sixteen slots. A slot of wheel w stands for 16 to the power w milliseconds, and an entry lies in the lowest wheel in which its deadline
 * is less than a turn away. When the clock moves, each wheel empties the slots that it passed; entries that are not due move to a lower wheel.
 * Source: Varghese and Lauck, "Hashed and hierarchical timing wheels", SOSP 1987, scheme 7.
 */
export function createCache<K, V>({ capacity, now }: ExpiryOptions): ExpiringCache<K, V> {
  if (!Number.isInteger(capacity) || capacity < 1) throw new RangeError('capacity must be an integer of at least 1');
  const entries = new Map<K, Entry<K, V>>();
  const order = new Entry<K, V>();
  const wheels = Array.from({ length: wheelCount }, () => Array.from({ length: slots }, () => new Entry<K, V>()));
  let time = now();

  function leaveSlot(entry: Entry<K, V>): void {
    entry.before.after = entry.after;
    entry.after.before = entry.before;
    entry.before = entry.after = entry;
  }

  function enterSlot(entry: Entry<K, V>): void {
    const due = Math.ceil(entry.deadline);
    let unit = 1;
    for (const wheel of wheels) {
      const ticks = Math.floor(due / unit);
      if (ticks - Math.floor(time / unit) < slots) {
        const slot = wheel[ticks % slots]!;
        entry.before = slot.before;
        entry.after = slot;
        slot.before.after = entry;
        slot.before = entry;
        return;
      }
      unit *= slots;
    }
    // Further off than 16 to the power 12 milliseconds, or never: it lies in no wheel, and no clock gets there.
  }

  function leaveOrder(entry: Entry<K, V>): void {
    entry.newer.older = entry.older;
    entry.older.newer = entry.newer;
  }

  function enterOrder(entry: Entry<K, V>): void {
    entry.older = order.older;
    entry.newer = order;
    order.older.newer = entry;
    order.older = entry;
  }

  function remove(entry: Entry<K, V>): void {
    entries.delete(entry.key!);
    leaveSlot(entry);
    leaveOrder(entry);
  }

  /** Empties a slot: what is due expires, the rest moves to where it now belongs. */
  function emptySlot(slot: Entry<K, V>): void {
    const last = slot.before;
    for (let entry = slot.after; entry !== slot;) {
      const next = entry === last ? slot : entry.after;
      if (entry.deadline <= time) remove(entry);
      else {
        leaveSlot(entry);
        enterSlot(entry);
      }
      entry = next;
    }
  }

  function turn(): void {
    const before = time;
    time = now();
    if (time === before) return;
    let unit = 1;
    for (const wheel of wheels) {
      const from = Math.floor(before / unit);
      const to = Math.floor(time / unit);
      if (from === to) return;
      for (let tick = Math.max(from, to - slots) + 1; tick <= to; tick++) emptySlot(wheel[tick % slots]!);
      unit *= slots;
    }
  }

  return {
    get size() {
      turn();
      return entries.size;
    },
    get(key) {
      turn();
      const entry = entries.get(key);
      if (!entry) return undefined;
      leaveOrder(entry);
      enterOrder(entry);
      return entry.value;
    },
    set(key, value, ttlMs) {
      turn();
      const held = entries.get(key);
      if (held) remove(held);
      if (ttlMs <= 0) return;
      if (entries.size === capacity) remove(order.newer);
      const entry = new Entry<K, V>();
      entry.key = key;
      entry.value = value;
      entry.deadline = time + ttlMs;
      entries.set(key, entry);
      enterOrder(entry);
      enterSlot(entry);
    },
    has(key) {
      turn();
      return entries.has(key);
    },
    delete(key) {
      turn();
      const entry = entries.get(key);
      if (!entry) return false;
      remove(entry);
      return true;
    },
  };
}
