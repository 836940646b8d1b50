// tries: to read its own instrumented source, learn the meter's name and make code that calls it
// expects: fail
// @ts-nocheck
let escaped = false;
function sample() {
  for (const one of [1]) return one;
}
const source = `${sample}`;
for (const maker of [sample.constructor, (async () => 0).constructor, function* () {}.constructor, async function* () {}.constructor]) {
  try {
    maker(`${/\$hr\$\w+/.exec(source)?.[0]}(-1e12)`)();
    escaped = true;
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
