// tries: to make code from text by the constructors of functions, generators and async functions
// expects: fail
// @ts-nocheck
let escaped = false;
const functions = [
  () => 0,
  function* () {},
  async () => 0,
  async function* () {},
  class {},
  Math.random,
  console.log,
  Date.now,
  Date,
  Map,
  Array.prototype.map,
  Object.getOwnPropertyDescriptor(Map.prototype, 'size').get,
];
for (const one of functions) {
  for (const maker of [one.constructor, Object.getPrototypeOf(one).constructor, Function]) {
    for (const make of [() => maker('return this')(), () => new maker('return this')(), () => Reflect.construct(maker, ['return globalThis'])()]) {
      try {
        if (make()) escaped = true;
      } catch {}
    }
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
