// tries: to be called back by built-ins through Symbol.species and Symbol.isConcatSpreadable
// expects: fail
// @ts-nocheck
const escaped = false;
class Trap extends Array {
  static get [Symbol.species]() {
    return function (length) {
      return new Proxy(new Array(length), { set: () => true, defineProperty: () => true });
    };
  }
}
const trap = Trap.from([1, 2, 3]);
trap.map((one) => one);
trap[Symbol.isConcatSpreadable] = true;
try {
  Object.defineProperty(Array, Symbol.species, { get: () => Trap });
} catch {}
try {
  Array.prototype.constructor = Trap;
} catch {}
console.log(trap, [].concat(trap));
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
