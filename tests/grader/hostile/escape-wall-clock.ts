// tries: to read the machine's clock, time zone and locale
// expects: fail
// @ts-nocheck
let escaped = false;
const virtual = Date.now();
const RealDate = new Date(0).constructor;
for (const read of [() => RealDate.now(), () => new RealDate().getTime(), () => new Date().getTime(), () => Reflect.construct(RealDate, []).getTime(), () => Date.parse(RealDate())]) {
  try {
    const ms = read();
    if (Number.isFinite(ms) && ms !== virtual) escaped = true;
  } catch {}
}
try {
  if (performance.now() > 0) escaped = true;
} catch {}
try {
  if (Intl.DateTimeFormat().resolvedOptions().timeZone) escaped = true;
} catch {}
if (new Date(0).getHours() !== 0 || new Date(2026, 0, 1).getTime() !== Date.UTC(2026, 0, 1)) escaped = true;
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
