// tries: loops and branches without braces, on one line, with a new and an arrow as their whole body
// expects: pass
// @ts-nocheck
class Box { static made = 0; constructor() { Box.made++; } }
for (let n = 0; n < 3; n++) new Box();
for (const n of [1, 2]) for (const m of [1, 2]) if (n === m) new Box(); else Box.made += 0;
for (const key in { a: 1 }) void key;
let left = 2;
while (left) left--;new Box();
do new Box(); while (left++ < 1)
const make = () => new Box;
const nested = () => () => new Box, again = [make(), nested()()];
const escaped = Box.made === 10 && again.length === 2;
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
