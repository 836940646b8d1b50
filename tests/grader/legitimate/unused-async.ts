// tries: async functions and generators that nobody runs, and one that ends
// expects: pass
// @ts-nocheck
async function later() {
  for await (const n of numbers()) if (n > 2) return n;
  return await Promise.resolve(1);
}
async function* numbers() {
  yield 1;
}
const escaped = true;
later().catch(() => undefined);
Promise.all([1, 2]).then(() => undefined);
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
