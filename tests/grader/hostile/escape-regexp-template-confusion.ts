// tries: to confuse a parser about where regular expressions, templates and divisions begin, and hide a loop from the meter
// expects: timeout/step-limit
// @ts-nocheck
const escaped = true;
let g = 2;
const i = 1;
const quotient = 8 / g / i;
const text = `${`${/[`/}]/.source}`}` + '/*' + /* ` */ "*/";
if (quotient) /[/*]/g.test(text);
function spin() {
  do g += 0 / 1 /* } */; while (g > 0);
}
spin();
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
