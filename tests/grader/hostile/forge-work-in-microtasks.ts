// tries: to put eviction off to microtasks, where nothing is measured
// expects: fail
// @ts-nocheck
export function createCache({ capacity }) {
  if (!Number.isInteger(capacity) || capacity < 1) throw new RangeError('capacity');
  const held = new Map();
  const trim = () => {
    while (held.size > capacity) held.delete(held.keys().next().value);
  };
  const use = (key, value) => {
    held.delete(key);
    held.set(key, value);
    Promise.resolve().then(trim);
    return value;
  };
  return {
    get size() {
      return Math.min(held.size, capacity);
    },
    get: (key) => (held.has(key) ? use(key, held.get(key)) : undefined),
    set: (key, value) => void use(key, value),
    has: (key) => held.has(key),
    delete: (key) => held.delete(key),
  };
}
