// tries: arrows that return objects, sequences, arrows, conditions and assignments
// expects: pass
// @ts-nocheck
let last = 0;
const object = () => ({ a: 1, ...{ b: 2 } });
const sequence = (x) => (last = x, x + 1);
const assign = (x) => last = x;
const chosen = (x) => x ? 'yes' : 'no';
const curried = (a) => (b) => (c) => a + b + c;
const escaped = object().b === 2 && sequence(1) === 2 && assign(5) === 5 && chosen(0) === 'no' && curried(1)(2)(3) === 6 && last === 5;
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
