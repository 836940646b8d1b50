// tries: optional chaining and calls, nullish and logical assignment, exponents, separators
// expects: pass
// @ts-nocheck
const deep = { a: { b: (n) => n ** 2 } } as { a?: { b?: (n: number) => number }; c?: { d: number } };
let none: number | undefined;
none ??= 1_000;
none ||= 2;
none &&= none + 1;
const escaped = deep?.a?.b?.(3) === 9 && deep.c?.d === undefined && none === 1001;
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
