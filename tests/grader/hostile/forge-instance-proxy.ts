// tries: to return a proxy in place of the cache, whose methods exist for every name
// expects: fail
// @ts-nocheck
export function createCache({ capacity }) {
  if (!Number.isInteger(capacity) || capacity < 1) throw new RangeError('capacity');
  return new Proxy({}, { get: (_target, name) => (name === 'size' ? 0 : () => undefined), has: () => true });
}
