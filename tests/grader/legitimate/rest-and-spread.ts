// tries: rest and spread of objects and arrays in every place
// expects: pass
// @ts-nocheck
const { a, ...others } = { a: 1, b: 2, c: 3 };
const [first, ...tail] = [1, 2, 3];
const sum = ({ x, ...rest }, ...more) => x + Object.keys(rest).length + more.length;
let z, w;
({ z, ...w } = { z: 1, y: 2 });
const escaped = others.c === 3 && tail.length === 2 && sum({ x: 1, p: 1, q: 1 }, 0, 0) === 5 && w.y === 2 && first + a + z === 3;
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
