import type { Reader, ReaderEnv } from './contract.ts';

export function createReader<V>(env: ReaderEnv<V>): Reader<V> {
  const { store } = env;
  return {
    async get(key) {
      // Every get asks the store. Keep a copy, and mind who else is asking.
      return store.read(key);
    },
    async put(key, value) {
      await store.write(key, value);
    },
    invalidate() {
      // Somebody else has changed the key: what must be forgotten?
    },
  };
}
