// killed-by: R10/delete
// mistake: The last key of the lottery moves to another place without being told.
import type { Cache, ReplacementOptions } from '../../contract.ts';

/** One key held. A line links it to its neighbours; a lottery knows its place. */
interface Entry<K, V> {
  readonly key: K;
  value: V;
  before: Entry<K, V> | undefined;
  after: Entry<K, V> | undefined;
  place: number;
}

/** What a cache asks of its policy. It is told of every entry that comes, is used or goes; the victim goes as any other. */
interface Eviction<K, V> {
  inserted(entry: Entry<K, V>): void;
  used(entry: Entry<K, V>): void;
  removed(entry: Entry<K, V>): void;
  /** Returns the entry to evict; only asked when there is one. */
  victim(): Entry<K, V>;
}

/** Keeps entries in the order of insertion, or of use, and names the one at the front or at the back. */
function createLine<K, V>(isByUse: boolean, end: 'front' | 'back'): Eviction<K, V> {
  let front: Entry<K, V> | undefined;
  let back: Entry<K, V> | undefined;

  function append(entry: Entry<K, V>): void {
    entry.before = back;
    entry.after = undefined;
    if (back) back.after = entry;
    else front = entry;
    back = entry;
  }

  function unlink(entry: Entry<K, V>): void {
    if (entry.before) entry.before.after = entry.after;
    else front = entry.after;
    if (entry.after) entry.after.before = entry.before;
    else back = entry.before;
  }

  return {
    inserted: append,
    used(entry) {
      if (!isByUse || entry === back) return;
      unlink(entry);
      append(entry);
    },
    removed: unlink,
    victim: () => (end === 'front' ? front! : back!),
  };
}

/** Keeps entries side by side, so that a number drawn names one; the last moves to the place of one that goes. */
function createLottery<K, V>(random: () => number): Eviction<K, V> {
  const entries: Entry<K, V>[] = [];
  return {
    inserted(entry) {
      entry.place = entries.length;
      entries.push(entry);
    },
    used: () => undefined,
    removed(entry) {
      const last = entries.pop()!;
      if (last === entry) return;
      entries[entry.place] = last;
    },
    victim: () => entries[Math.floor(random() * entries.length)]!,
  };
}

function createEviction<K, V>({ policy, random }: ReplacementOptions): Eviction<K, V> {
  switch (policy) {
    case 'fifo':
      return createLine(false, 'front');
    case 'lifo':
      return createLine(false, 'back');
    case 'mru':
      return createLine(true, 'back');
    case 'random':
      return createLottery(random);
  }
}

export function createCache<K, V>(options: ReplacementOptions): Cache<K, V> {
  const { capacity } = options;
  if (!Number.isInteger(capacity) || capacity < 1) {
    throw new RangeError(`capacity must be an integer of at least 1, not ${String(capacity)}`);
  }
  const entries = new Map<K, Entry<K, V>>();
  const eviction = createEviction<K, V>(options);

  function remove(entry: Entry<K, V>): void {
    entries.delete(entry.key);
    eviction.removed(entry);
  }

  return {
    get size() {
      return entries.size;
    },

    get(key) {
      const entry = entries.get(key);
      if (!entry) return undefined;
      eviction.used(entry);
      return entry.value;
    },

    set(key, value) {
      const held = entries.get(key);
      if (held) {
        held.value = value;
        eviction.used(held);
        return;
      }
      // Before the new key goes in: it is never its own victim.
      if (entries.size === capacity) remove(eviction.victim());
      const entry: Entry<K, V> = { key, value, before: undefined, after: undefined, place: -1 };
      entries.set(key, entry);
      eviction.inserted(entry);
    },

    has(key) {
      return entries.has(key);
    },

    delete(key) {
      const entry = entries.get(key);
      if (!entry) return false;
      remove(entry);
      return true;
    },
  };
}
