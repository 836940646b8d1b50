// tries: functions used before they are written, var in blocks, names like those of built-ins
// expects: pass
// @ts-nocheck
const isEarly = early() && later === undefined;
function early() {
  return new.target === undefined;
}
{
  var later = 1;
}
var Map2 = class Map2 {};
function Symbol() {
  return 'mine';
}
const escaped = isEarly && Map2.name === 'Map2' && Symbol() === 'mine';
const name = 'x', length = 1, parent = 2, top = 3, self = 4, status = 5;
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
