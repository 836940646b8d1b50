// tries: typed arrays of every kind, BigInt, Math as it should be, Date, Symbol, WeakMap, Reflect and Proxy
// expects: pass
// @ts-nocheck
const kinds = [Int8Array, Uint8Array, Uint8ClampedArray, Int16Array, Uint16Array, Int32Array, Uint32Array, Float32Array, Float64Array];
const sums = kinds.map((Kind) => Kind.from([1, 2, 3]).reduce((a, b) => a + b, 0));
const view = new DataView(new ArrayBuffer(16));
view.setFloat64(0, 1.5);
const weak = new WeakMap([[view, 1]]);
const proxy = new Proxy({ a: 1 }, { get: (target, key) => Reflect.get(target, key) ?? 2 });
const date = new Date(2026, 0, 1).getTime();
const escaped =
  sums.every((sum) => sum === 6) &&
  view.getFloat64(0) === 1.5 &&
  weak.get(view) === 1 &&
  proxy.b === 2 &&
  BigInt(2) ** 64n > 1n &&
  Math.log2(1024) === 10 &&
  Math.max(...[1, 5, 3]) === 5 &&
  date === Date.UTC(2026, 0, 1) &&
  Array.prototype.slice.call({ length: 2, 0: 'a', 1: 'b' }).join('') === 'ab' &&
  Reflect.apply(Math.max, undefined, { length: 2, 0: 4, 1: 9 }) === 9 &&
  Array.from({ length: 3 }, (_, n) => n).indexOf(2) === 2;
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
