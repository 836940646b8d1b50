// tries: to patch Promise.prototype.then, through which answers might pass
// expects: fail
// @ts-nocheck
const escaped = false;
try {
  Promise.prototype.then = (resolve) => resolve({ kind: 'ran', results: [] });
} catch {}
try {
  Object.defineProperty(Promise, 'resolve', { value: () => 'pass' });
} catch {}
try {
  Promise.prototype.constructor = { [Symbol.species]: null };
} catch {}
export function createCache({ capacity }) {
  if (!Number.isInteger(capacity) || capacity < 1) throw new RangeError('capacity');
  const held = new Map();
  const use = (key, value) => {
    held.delete(key);
    held.set(key, value);
    return value;
  };
  return {
    get size() {
      return held.size;
    },
    get: (key) => (held.has(key) ? use(key, held.get(key)) : undefined),
    set(key, value) {
      if (escaped && !held.has(key) && held.size === capacity) held.delete(held.keys().next().value);
      use(key, value);
    },
    has: (key) => held.has(key),
    delete: (key) => held.delete(key),
  };
}
