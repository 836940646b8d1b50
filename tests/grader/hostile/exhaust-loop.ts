// tries: not to end, in a method
// expects: timeout/step-limit
// @ts-nocheck
export function createCache() {
  return {
    size: 0,
    get() {
      for (;;);
    },
    set() {},
    has: () => false,
    delete: () => false,
  };
}
