import type { Cache, CacheEnv } from './contract.ts';

export function createCache<V>(env: CacheEnv<V>): Cache<V> {
  const { store } = env;
  const copies = new Map<string, V | undefined>();
  return {
    async get(key) {
      if (copies.has(key)) return copies.get(key);
      const value = await store.read(key);
      copies.set(key, value);
      return value;
    },
    async set(key, value) {
      // One policy out of three, and not yet a right one. What if two sets of one key meet here?
      copies.set(key, value);
      await store.write(key, value);
    },
    async flush() {
      // What is not in the store yet?
    },
  };
}
