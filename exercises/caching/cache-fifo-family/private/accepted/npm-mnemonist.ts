// accepted: mnemonist@0.40.8
import { LRUMapWithDelete } from 'mnemonist';
import type { Cache, ReplacementOptions } from '../../contract.ts';

/**
 * Turns `LRUMapWithDelete` of mnemonist into the first three policies: reading by `peek` leaves its order alone, which then is that of insertion; and
 * its keys begin with the last. Only the draw is ours. A value lies in a box, so that it can be replaced without touching the order.
 */
export function createCache<K, V>({ capacity, policy, random }: ReplacementOptions): Cache<K, V> {
  if (!Number.isInteger(capacity) || capacity < 1) throw new RangeError('capacity must be an integer of at least 1');
  const boxes = new LRUMapWithDelete<K, { value: V; place: number }>(capacity);
  const keys: K[] = [];

  function remove(key: K): boolean {
    const box = boxes.peek(key);
    if (box === undefined) return false;
    const last = keys.pop()!;
    if (box.place < keys.length) {
      keys[box.place] = last;
      boxes.peek(last)!.place = box.place;
    }
    return boxes.delete(key);
  }

  function makeRoom(): void {
    // When it is full, fifo leaves it to the package to drop the oldest; the others take theirs out themselves.
    if (policy === 'random') remove(keys[Math.floor(random() * keys.length)]!);
    else if (policy !== 'fifo') remove(boxes.keys().next().value!);
  }

  const find = (key: K) => (policy === 'mru' ? boxes.get(key) : boxes.peek(key));
  return {
    get size() {
      return boxes.size;
    },
    get: (key) => find(key)?.value,
    set(key, value) {
      const box = find(key);
      if (box) {
        box.value = value;
        return;
      }
      if (boxes.size === capacity) makeRoom();
      const evicted = boxes.setpop(key, { value, place: keys.length });
      // The evicted box's place is taken over by the new key, which keeps the array dense.
      if (evicted?.evicted) {
        boxes.peek(key)!.place = evicted.value.place;
        keys[evicted.value.place] = key;
      } else keys.push(key);
    },
    has: (key) => boxes.has(key),
    delete: remove,
  };
}
