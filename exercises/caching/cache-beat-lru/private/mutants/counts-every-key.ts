// killed-by: R13/entries
// mistake: Requests are counted for every key there ever was, and halved now and then, but no count is ever dropped.
import type { Cache, CacheOptions } from '../../contract.ts';

export function createCache<K, V>({ capacity }: CacheOptions): Cache<K, V> {
  if (!Number.isInteger(capacity) || capacity < 1) throw new RangeError('capacity must be an integer of at least 1');
  const windowLimit = Math.max(1, Math.floor(capacity / 100));
  const window = new Map<K, V>();
  const main = new Map<K, V>();
  const counts = new Map<K, number>();
  let age = 0;
  let requests = 0;

  /** A count is kept as the halvings it has seen and the requests since. */
  function count(key: K): void {
    requests += 1;
    if (requests % (10 * capacity) === 0) age += 4;
    counts.set(key, Math.max(age, counts.get(key) ?? age) + 1);
  }

  function find(key: K): Map<K, V> | undefined {
    return window.has(key) ? window : main.has(key) ? main : undefined;
  }

  function use(key: K, value: V): void {
    const from = find(key)!;
    from.delete(key);
    from.set(key, value);
  }

  function leaveWindow(): void {
    const candidate = window.keys().next().value as K;
    const value = window.get(candidate)!;
    window.delete(candidate);
    if (window.size + main.size < capacity) return void main.set(candidate, value);
    const victim = main.keys().next().value as K;
    if (main.size === 0 || counts.get(candidate)! <= counts.get(victim)!) return;
    main.delete(victim);
    main.set(candidate, value);
  }

  return {
    get size() {
      return window.size + main.size;
    },
    get(key) {
      count(key);
      const value = find(key)?.get(key);
      if (value !== undefined) use(key, value);
      return value;
    },
    set(key, value) {
      if (find(key)) return use(key, value);
      if (!counts.has(key)) count(key);
      window.set(key, value);
      if (window.size > windowLimit || window.size + main.size > capacity) leaveWindow();
    },
    has: (key) => find(key) !== undefined,
    delete: (key) => window.delete(key) || main.delete(key),
  };
}
