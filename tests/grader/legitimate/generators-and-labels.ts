// tries: generators, labels, continue, do while, switch and comma
// expects: pass
// @ts-nocheck
function* count(to) {
  outer: for (let n = 0; ; n++) {
    switch (n % 3) {
      case 0:
        continue outer;
      default:
        yield n;
    }
    if (n > to) break outer;
  }
}
let sum = 0;
for (const n of count(10)) sum += n;
do sum--;
while (sum > 10);
const escaped = (sum, sum === 10);
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
