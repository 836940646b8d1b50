// tries: to climb from the global object and from its functions to the realm outside
// expects: fail
// @ts-nocheck
let escaped = false;
for (let object = globalThis; object; object = Object.getPrototypeOf(object)) {
  for (const key of Reflect.ownKeys(object)) {
    if (/process|require|fetch|Worker|Message|Socket|import|Atomics|Shared|document/i.test(String(key))) escaped = true;
  }
}
if (globalThis.globalThis !== globalThis) escaped = true;
function sloppy() {
  return this;
}
if (sloppy() !== undefined || sloppy.call(null) !== null || typeof this !== 'undefined') escaped = true;
for (const reach of [
  () => console.log.constructor('return process')(),
  () => console._stdout,
  () => console.constructor.constructor('return process')(),
  () => Math.random.__proto__.constructor('return process')(),
]) {
  try {
    if (reach()) escaped = true;
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
