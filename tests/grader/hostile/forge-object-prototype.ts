// tries: to lay fields of a reply and of a verdict on Object.prototype
// expects: fail
// @ts-nocheck
const escaped = false;
const fields = { outcome: 'pass', steps: 0, stopped: undefined, results: [], setup: -8, problem: undefined, then: undefined, length: 0, 0: 1 };
for (const [name, value] of Object.entries(fields)) {
  try {
    Object.prototype[name] = value;
  } catch {}
  try {
    Object.defineProperty(Object.prototype, name, { get: () => value, set() {}, configurable: true });
  } catch {}
  try {
    ({}).__proto__[name] = value;
  } catch {}
}
try {
  Object.setPrototypeOf(Object.prototype, fields);
} catch {}
try {
  Object.setPrototypeOf(Array.prototype, fields);
} catch {}
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
