// tries: to answer with promises, so that answers can be settled later
// expects: fail
// @ts-nocheck
export function createCache({ capacity }) {
  if (!Number.isInteger(capacity) || capacity < 1) throw new RangeError('capacity');
  const held = new Map();
  return {
    size: Promise.resolve(0),
    get: async (key) => held.get(key),
    set: async (key, value) => void held.set(key, value),
    has: async (key) => held.has(key),
    delete: async (key) => held.delete(key),
  };
}
