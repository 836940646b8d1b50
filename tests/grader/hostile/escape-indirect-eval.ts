// tries: to evaluate text through eval under other names
// expects: fail
// @ts-nocheck
let escaped = false;
for (const run of [
  () => (0, eval)('1'),
  () => globalThis.eval('1'),
  () => globalThis['ev' + 'al']('1'),
  () => Reflect.apply(eval, undefined, ['1']),
  () => new Compartment().evaluate('1'),
  () => new globalThis.Compartment({}).globalThis.eval('1'),
]) {
  try {
    if (run() === 1) escaped = true;
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
