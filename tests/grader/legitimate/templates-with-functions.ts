// tries: templates that hold templates, functions, loops and braces; tags and raw texts
// expects: pass
// @ts-nocheck
const list = `${[1, 2, 3].map((n) => `<${(() => { let s = ''; for (let m = 0; m < n; m++) s += `{${m}}`; return s; })()}>`).join('')}`;
const tag = (strings, ...values) => strings.raw.join('|') + values.length;
const escaped = list === '<{0}><{0}{1}><{0}{1}{2}>' && tag`a\n${1}b` === 'a\\n|b1' && `a
b`.length === 3;
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
