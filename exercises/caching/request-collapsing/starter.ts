import type { Collapser, CollapserEnv } from './contract';

/**
 * Creates a collapser: callers who ask for the same key at the same time share one upstream call.
 *
 * This start passes every `get` on to the origin. Run the tests to see what it breaks first.
 */
export function createCollapser<V>(env: CollapserEnv<V>): Collapser<V> {
  return {
    async get(key, signal) {
      // What if a call of this key is under way already?
      if (signal?.aborted) {
        // What should somebody get who has left before the call?
      }
      return env.fetch(key);
    },
  };
}
