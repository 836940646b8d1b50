// tries: to reach the driver through arguments.callee and caller
// expects: fail
// @ts-nocheck
let escaped = false;
const tryEach = (...reads) => {
  for (const read of reads) {
    try {
      if (read() != null) escaped = true;
    } catch {}
  }
};
function named() {
  tryEach(
    () => named.caller,
    () => named.arguments,
    () => Object.getOwnPropertyDescriptor(Function.prototype, 'caller').get.call(named),
  );
  const own = arguments;
  tryEach(() => own.callee, () => own.caller);
}
named();
const outer = arguments;
tryEach(() => outer[0], () => outer.callee, () => this);
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
