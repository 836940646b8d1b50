// accepted: a stamp for each insertion or use, and a log of stamps from which what is outdated is dropped late
import type { Cache, ReplacementOptions } from '../../contract.ts';

interface Entry<K, V> {
  readonly key: K;
  value: V;
  stamp: number;
}

/** The log holds entries with the stamps they had; one that was stamped again or has gone is passed over when it comes to its end. */
export function createCache<K, V>({ capacity, policy, random }: ReplacementOptions): Cache<K, V> {
  if (!(Number.isSafeInteger(capacity) && capacity > 0)) throw new RangeError('capacity must be an integer of at least 1');
  const entries = new Map<K, Entry<K, V>>();
  let log: (readonly [entry: Entry<K, V>, stamp: number])[] = [];
  let start = 0;
  let clock = 0;
  // Only for random: the keys side by side, and where each is.
  const drawn: K[] = [];
  const placeOf = new Map<K, number>();

  const isTrue = ([entry, stamp]: readonly [Entry<K, V>, number]) => entry.stamp === stamp;

  function stamp(entry: Entry<K, V>): void {
    entry.stamp = ++clock;
    log.push([entry, clock]);
    if (log.length - start > 3 * entries.size + 64 || start > entries.size + 64) {
      log = log.slice(start).filter(isTrue);
      start = 0;
    }
  }

  function findVictim(): K {
    if (policy === 'random') return drawn[Math.trunc(random() * drawn.length)]!;
    if (policy === 'fifo') {
      while (!isTrue(log[start]!)) start++;
      return log[start]![0].key;
    }
    while (!isTrue(log.at(-1)!)) log.pop();
    return log.at(-1)![0].key;
  }

  function remove(key: K): boolean {
    const entry = entries.get(key);
    if (!entry) return false;
    entry.stamp = 0;
    entries.delete(key);
    if (policy !== 'random') return true;
    const place = placeOf.get(key)!;
    const moved = drawn.pop()!;
    placeOf.delete(key);
    if (place < drawn.length) {
      drawn[place] = moved;
      placeOf.set(moved, place);
    }
    return true;
  }

  return {
    get size() {
      return entries.size;
    },
    get(key) {
      const entry = entries.get(key);
      if (entry && policy === 'mru') stamp(entry);
      return entry?.value;
    },
    set(key, value) {
      let entry = entries.get(key);
      if (entry) {
        entry.value = value;
        if (policy === 'mru') stamp(entry);
        return;
      }
      if (entries.size >= capacity) remove(findVictim());
      entry = { key, value, stamp: 0 };
      entries.set(key, entry);
      if (policy !== 'random') stamp(entry);
      else placeOf.set(key, drawn.push(key) - 1);
    },
    has: (key) => entries.has(key),
    delete: remove,
  };
}
