// tries: members named import, eval and as reserved words are
// expects: pass
// @ts-nocheck
const loader = {
  import(name) {
    return name.length;
  },
  eval: (text) => text,
  default: 1,
};
class Importer {
  import() {
    return loader.import('four');
  }
}
const escaped = new Importer().import() === 4 && loader.eval('x') === 'x' && loader.default === 1;
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
