// accepted: slots linked by typed arrays; where all are taken, a slot drawn is a victim
import type { Cache, ReplacementOptions } from '../../contract.ts';

const none = -1;

/** The cache evicts only when every slot is taken. So a slot number drawn at random names a key, and no array has to be kept dense. */
export function createCache<K, V>({ capacity, policy, random }: ReplacementOptions): Cache<K, V> {
  if (!Number.isInteger(capacity) || capacity < 1) throw new RangeError('capacity must be an integer of at least 1');
  const slotOf = new Map<K, number>();
  const keys: K[] = [];
  const values: V[] = [];
  const free: number[] = [];
  let next = new Int32Array(16);
  let previous = new Int32Array(16);
  let first = none;
  let last = none;
  let slotCount = 0;

  function takeSlot(): number {
    if (free.length > 0) return free.pop()!;
    if (slotCount === next.length) {
      const [oldNext, oldPrevious] = [next, previous];
      next = new Int32Array(2 * slotCount);
      previous = new Int32Array(2 * slotCount);
      next.set(oldNext);
      previous.set(oldPrevious);
    }
    return slotCount++;
  }

  function enqueue(slot: number): void {
    next[slot] = none;
    previous[slot] = last;
    if (last === none) first = slot;
    else next[last] = slot;
    last = slot;
  }

  function dequeue(slot: number): void {
    const [before, after] = [previous[slot]!, next[slot]!];
    if (before === none) first = after;
    else next[before] = after;
    if (after === none) last = before;
    else previous[after] = before;
  }

  function use(slot: number): void {
    if (policy !== 'mru' || slot === last) return;
    dequeue(slot);
    enqueue(slot);
  }

  function drop(slot: number): void {
    slotOf.delete(keys[slot]!);
    dequeue(slot);
    free.push(slot);
  }

  function victim(): number {
    if (policy === 'random') return Math.floor(random() * capacity);
    return policy === 'fifo' ? first : last;
  }

  return {
    get size() {
      return slotOf.size;
    },
    get(key) {
      const slot = slotOf.get(key);
      if (slot === undefined) return undefined;
      use(slot);
      return values[slot];
    },
    set(key, value) {
      let slot = slotOf.get(key);
      if (slot === undefined) {
        if (slotOf.size === capacity) drop(victim());
        slot = takeSlot();
        slotOf.set(key, slot);
        keys[slot] = key;
        enqueue(slot);
      } else use(slot);
      values[slot] = value;
    },
    has: (key) => slotOf.has(key),
    delete(key) {
      const slot = slotOf.get(key);
      if (slot === undefined) return false;
      drop(slot);
      return true;
    },
  };
}
