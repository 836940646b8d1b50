// tries: to patch the prototypes of Map, Array, typed arrays, RegExp, Error and Function
// expects: fail
// @ts-nocheck
const escaped = false;
const typedArray = Object.getPrototypeOf(Int32Array.prototype);
for (const [owner, names] of [
  [Map.prototype, ['get', 'set', 'has']],
  [Array.prototype, ['push', 'map', 'entries', 'reverse', Symbol.iterator]],
  [typedArray, ['fill', 'subarray', 'set', 'length', Symbol.iterator]],
  [RegExp.prototype, ['exec', 'test']],
  [Error.prototype, ['name', 'message', 'stack']],
  [Function.prototype, ['call', 'apply', 'bind', 'toString', Symbol.hasInstance]],
  [Object.prototype, ['toString', 'valueOf', '__proto__']],
]) {
  for (const name of names) {
    const lie = function () {
      return -1;
    };
    try {
      owner[name] = lie;
    } catch {}
    try {
      Object.defineProperty(owner, name, { value: lie });
    } catch {}
    try {
      owner.__defineGetter__(name, () => lie);
    } catch {}
  }
}
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
