// tries: to overwrite what the judge's driver compares and counts with
// expects: fail
// @ts-nocheck
const escaped = false;
for (const [owner, name] of [
  [Object, 'is'],
  [Number, 'isInteger'],
  [Math, 'max'],
  [Reflect, 'apply'],
  [JSON, 'stringify'],
  [Array, 'isArray'],
  [Int32Array, 'of'],
  [globalThis, 'Map'],
  [globalThis, 'Int32Array'],
  [globalThis, 'RangeError'],
]) {
  try {
    owner[name] = () => true;
  } catch {}
  try {
    Object.defineProperty(owner, name, { value: () => true });
  } catch {}
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
