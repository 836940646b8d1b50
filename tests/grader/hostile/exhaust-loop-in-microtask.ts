// tries: not to end in a microtask, after the call has returned
// expects: timeout
// @ts-nocheck
export function createCache() {
  return {
    size: 0,
    get() {
      Promise.resolve().then(() => {
        for (;;);
      });
    },
    set() {},
    has: () => false,
    delete: () => false,
  };
}
