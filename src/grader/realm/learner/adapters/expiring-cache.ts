import type { Adapter, Instance } from './adapter.ts';

/** Gives the learner's cache a virtual clock, and adds `advance(ms)`, which moves it for all caches of the case. */
export const expiringCache: Adapter = (entry, options, world) => {
  const cache = entry({ ...options, now: () => world.nowMs }) as Instance;
  return {
    get: (key) => cache['get']!(key),
    set: (key, value, ttlMs) => cache['set']!(key, value, ttlMs),
    has: (key) => cache['has']!(key),
    delete: (key) => cache['delete']!(key),
    get size() {
      return cache['size']!;
    },
    advance(ms) {
      world.nowMs += ms as number;
      return undefined;
    },
  };
};
