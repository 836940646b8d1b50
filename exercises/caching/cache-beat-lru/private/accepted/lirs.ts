// accepted: LIRS, a stack and a queue kept in Maps
import type { Cache, CacheOptions } from '../../contract.ts';

interface Block<V> {
  value: V | undefined;
  /** Low inter-reference recency: used again soon after a use, so kept. */
  isLow: boolean;
  isHeld: boolean;
}

/**
 * Creates a LIRS cache: what counts is not how long ago a key was used but
 * how many other keys came between its last two uses. Keys for which
 * those were few are kept; all others pass through a small queue.
 */
export function createCache<K, V>({ capacity }: CacheOptions): Cache<K, V> {
  if (!Number.isInteger(capacity) || capacity < 1) throw new RangeError('capacity must be an integer of at least 1');
  const queueTarget = Math.max(1, Math.floor(capacity / 20));
  const lowLimit = capacity - queueTarget;
  const ghostLimit = capacity;
  /** From the key used longest ago to the one used last; the first is always low, once pruned. */
  const stack = new Map<K, Block<V>>();
  /** Held keys that are not low, the next victim first. */
  const queue = new Map<K, Block<V>>();
  const ghosts = new Set<K>();
  let lowCount = 0;
  let held = 0;

  function first<T>(from: { keys(): Iterator<T> }): T {
    return from.keys().next().value as T;
  }

  function find(key: K): Block<V> | undefined {
    return stack.get(key) ?? queue.get(key);
  }

  function forget(key: K): void {
    stack.delete(key);
    ghosts.delete(key);
  }

  /** Drops keys from the old end of the stack until a low one stands there. */
  function prune(): void {
    for (const [key, block] of stack) {
      if (block.isLow) return;
      stack.delete(key);
      if (!block.isHeld) forget(key);
    }
  }

  function demoteOldestLow(): void {
    prune();
    const key = first(stack);
    const block = stack.get(key)!;
    block.isLow = false;
    lowCount -= 1;
    stack.delete(key);
    queue.set(key, block);
    prune();
  }

  function evict(): void {
    if (queue.size === 0) demoteOldestLow();
    const key = first(queue);
    const block = queue.get(key)!;
    queue.delete(key);
    block.isHeld = false;
    block.value = undefined;
    held -= 1;
    if (!stack.has(key)) return forget(key);
    ghosts.add(key);
    if (ghosts.size > ghostLimit) forget(first(ghosts));
  }

  function toTop(key: K, block: Block<V>): void {
    stack.delete(key);
    stack.set(key, block);
  }

  function makeLow(key: K, block: Block<V>): void {
    block.isLow = true;
    lowCount += 1;
    queue.delete(key);
    toTop(key, block);
    if (lowCount > lowLimit) demoteOldestLow();
  }

  function use(key: K, block: Block<V>): void {
    const wasInStack = stack.has(key);
    if (block.isLow) {
      toTop(key, block);
      prune();
    } else if (wasInStack && lowLimit > 0) makeLow(key, block);
    else {
      queue.delete(key);
      queue.set(key, block);
      toTop(key, block);
    }
  }

  return {
    get size() {
      return held;
    },
    get(key) {
      const block = find(key);
      if (!block?.isHeld) return undefined;
      use(key, block);
      return block.value;
    },
    set(key, value) {
      const known = find(key);
      if (known?.isHeld) {
        known.value = value;
        return use(key, known);
      }
      if (held === capacity) evict();
      // Eviction may have forgotten it.
      const ghost = find(key);
      const block: Block<V> = ghost ?? { value, isLow: false, isHeld: true };
      block.value = value;
      block.isHeld = true;
      held += 1;
      ghosts.delete(key);
      if (lowLimit > 0 && (ghost || lowCount < lowLimit)) return makeLow(key, block);
      queue.set(key, block);
      toTop(key, block);
    },
    has: (key) => find(key)?.isHeld ?? false,
    delete(key) {
      const block = find(key);
      if (!block?.isHeld) return false;
      if (block.isLow) lowCount -= 1;
      held -= 1;
      queue.delete(key);
      forget(key);
      prune();
      return true;
    },
  };
}
