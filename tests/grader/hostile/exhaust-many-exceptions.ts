// tries: to throw long exceptions at every call
// expects: error/threw
// @ts-nocheck
export function createCache({ capacity }) {
  if (!Number.isInteger(capacity) || capacity < 1) throw new RangeError('capacity');
  const refuse = () => {
    throw new Error('z'.repeat(1e6));
  };
  return { size: 0, get: refuse, set: refuse, has: refuse, delete: refuse };
}
