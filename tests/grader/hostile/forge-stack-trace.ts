// tries: to reach the driver through the structured stack trace
// expects: fail
// @ts-nocheck
let escaped = false;
const look = (_error, sites) => {
  for (const site of sites) {
    const found = site.getThis?.() ?? site.getFunction?.();
    if (found !== undefined && found !== null) escaped = true;
  }
  return sites;
};
for (const owner of [Error, RangeError, Object.getPrototypeOf(RangeError), new Error('x').constructor, Error.prototype.constructor]) {
  try {
    owner.prepareStackTrace = look;
  } catch {}
  try {
    Object.defineProperty(owner, 'prepareStackTrace', { value: look });
  } catch {}
  try {
    owner.stackTraceLimit = Infinity;
  } catch {}
  try {
    const holder = {};
    owner.captureStackTrace(holder);
    void holder.stack;
  } catch {}
}
try {
  null.x;
} catch (error) {
  void error.stack;
  if (Array.isArray(error.stack)) escaped = true;
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
