// tries: not to end, when a property is read
// expects: timeout/step-limit
// @ts-nocheck
export function createCache() {
  return {
    get size() {
      while (true);
    },
    get: () => undefined,
    set() {},
    has: () => false,
    delete: () => false,
  };
}
