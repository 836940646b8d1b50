// accepted: S3-FIFO, three Maps and Sets as queues
import type { Cache, CacheOptions } from '../../contract.ts';

interface Entry<V> {
  value: V;
  /** Uses since it came, or since it entered the main queue: 0 to 3. */
  uses: number;
}

/**
 * Creates an S3-FIFO cache. New keys queue in a tenth of the room; those
 * used twice there go on to the main queue, the others leave their name
 * behind, and a key whose name is known enters the main queue at once.
 */
export function createCache<K, V>({ capacity }: CacheOptions): Cache<K, V> {
  if (!Number.isInteger(capacity) || capacity < 1) throw new RangeError('capacity must be an integer of at least 1');
  const smallTarget = Math.max(1, Math.floor(capacity / 10));
  const mainLimit = capacity - smallTarget;
  const small = new Map<K, Entry<V>>();
  const main = new Map<K, Entry<V>>();
  const ghosts = new Set<K>();

  function takeOldest(queue: Map<K, Entry<V>>): [K, Entry<V>] {
    const [key] = queue.keys() as Iterable<K> as [K];
    const entry = queue.get(key)!;
    queue.delete(key);
    return [key, entry];
  }

  function evictFromMain(): void {
    for (;;) {
      const [key, entry] = takeOldest(main);
      if (entry.uses === 0) return;
      entry.uses -= 1;
      main.set(key, entry);
    }
  }

  /** Evicts one key: from the small queue, or, where its keys move on, from the main queue they overfill. */
  function evictFromSmall(): void {
    while (small.size > 0) {
      const [key, entry] = takeOldest(small);
      if (entry.uses < 2 || mainLimit === 0) {
        ghosts.add(key);
        if (ghosts.size > mainLimit) {
          const [oldest] = ghosts;
          ghosts.delete(oldest as K);
        }
        return;
      }
      entry.uses = 0;
      main.set(key, entry);
      if (main.size > mainLimit) return evictFromMain();
    }
    evictFromMain();
  }

  return {
    get size() {
      return small.size + main.size;
    },
    get(key) {
      const entry = small.get(key) ?? main.get(key);
      if (!entry) return undefined;
      entry.uses = Math.min(3, entry.uses + 1);
      return entry.value;
    },
    set(key, value) {
      const entry = small.get(key) ?? main.get(key);
      if (entry) {
        entry.value = value;
        entry.uses = Math.min(3, entry.uses + 1);
        return;
      }
      const isKnown = ghosts.delete(key);
      if (small.size + main.size === capacity) {
        if (small.size >= smallTarget) evictFromSmall();
        else evictFromMain();
      }
      (isKnown ? main : small).set(key, { value, uses: 0 });
    },
    has: (key) => small.has(key) || main.has(key),
    delete: (key) => small.delete(key) || main.delete(key),
  };
}
