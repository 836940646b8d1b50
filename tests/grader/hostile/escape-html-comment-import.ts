// tries: to load a module by import() in what a script takes for code and a module for a comment
// expects: fail
// @ts-nocheck
let escaped = false;
let one = 1;
one <!--one /*
import('node:fs').then((fs) => { escaped = typeof fs.readFileSync === 'function'; });
escaped = typeof import('node:fs').then === 'function';
one <!--one */
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
