// tries: to throw objects whose name, message and stack run code of their own
// expects: error/threw or fail or timeout
// @ts-nocheck
export function createCache() {
  throw {
    get name() {
      throw this;
    },
    get message() {
      for (;;);
    },
    get stack() {
      return 'learner-code.ts:'.repeat(1e6) + '7';
    },
  };
}
