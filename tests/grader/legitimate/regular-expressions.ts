// tries: regular expressions that hold quotes, brackets, slashes and templates, next to divisions
// expects: pass
// @ts-nocheck
const a = 8, g = 2;
const half = a /2/ g;
const found = /[/"'`}{]+/u.exec('x"/`}') ?? [];
const named = '2026-01-02'.replace(/(?<y>\d{4})-(?<m>\d\d)-(?<d>\d\d)/, '$<d>.$<m>.$<y>');
const sticky = /a/y;
sticky.lastIndex = 1;
const escaped = half === 2 && found[0] === '"/`}' && named === '02.01.2026' && sticky.test('ba') && 'a-b-c'.split(/-/).length === 3;
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
