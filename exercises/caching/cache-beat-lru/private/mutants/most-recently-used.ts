// killed-by: R11/score
// mistake: It evicts the key used last, which is perfect on the loop and ruins everything else.
import type { Cache, CacheOptions } from '../../contract.ts';

export function createCache<K, V>({ capacity }: CacheOptions): Cache<K, V> {
  if (!Number.isInteger(capacity) || capacity < 1) throw new RangeError('capacity must be an integer of at least 1');
  const values = new Map<K, V>();
  /** Keys in order of their last use; keys that have gone are stepped over. */
  const stack: K[] = [];

  function use(key: K): void {
    if (stack.at(-1) !== key) stack.push(key);
    if (stack.length > 2 * capacity) {
      const last = new Map(stack.map((each, at) => [each, at]));
      const kept = stack.filter((each, at) => values.has(each) && last.get(each) === at);
      stack.length = 0;
      for (const each of kept) stack.push(each);
    }
  }

  return {
    get size() {
      return values.size;
    },
    get(key) {
      const value = values.get(key);
      if (value !== undefined) use(key);
      return value;
    },
    set(key, value) {
      if (!values.has(key) && values.size === capacity) {
        let victim = stack.pop() as K;
        while (!values.has(victim)) victim = stack.pop() as K;
        values.delete(victim);
      }
      values.set(key, value);
      use(key);
    },
    has: (key) => values.has(key),
    delete: (key) => values.delete(key),
  };
}
