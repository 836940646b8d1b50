// tries: to return numbers and booleans as objects
// expects: fail
// @ts-nocheck
const held = new Map();
export function createCache({ capacity }) {
  if (!Number.isInteger(capacity) || capacity < 1) throw new RangeError('capacity');
  return {
    get size() {
      return Object(held.size);
    },
    get: (key) => (held.has(key) ? Object(held.get(key)) : undefined),
    set: (key, value) => held.set(key, value),
    has: (key) => Object(held.has(key)),
    delete: (key) => Object(held.delete(key)),
  };
}
