// tries: to catch the exception of the step limit and go on
// expects: timeout/step-limit
// @ts-nocheck
export function createCache() {
  return {
    size: 0,
    get() {
      while (true) {
        try {
          while (true);
        } catch {}
      }
    },
    set() {},
    has: () => false,
    delete: () => false,
  };
}
