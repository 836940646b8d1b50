// tries: to carry state from one case to the next on keys, templates, symbols and built-ins
// expects: fail
// @ts-nocheck
let escaped = false;
const probe = (object) => {
  try {
    if (object.seen) escaped = true;
    object.seen = true;
  } catch {}
};
const tag = (strings) => strings;
probe(tag`state`);
probe(Math);
probe(console);
probe(console.log);
probe(Date);
probe(Date.prototype);
probe(globalThis);
probe(Object.getPrototypeOf(function* () {}));
probe(Symbol.for('state'));
export function createCache({ capacity }) {
  if (!Number.isInteger(capacity) || capacity < 1) throw new RangeError('capacity');
  const held = new Map();
  const use = (key, value) => {
    if (typeof key === 'object' && key !== null) probe(key);
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
