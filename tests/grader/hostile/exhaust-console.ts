// tries: to flood the console with lines, long texts and deep objects
// expects: fail or timeout/step-limit
// @ts-nocheck
const deep = {};
for (let at = deep, n = 0; n < 10_000; n++) at = at.next = { n };
const long = 'y'.repeat(1e6);
export function createCache({ capacity }) {
  if (!Number.isInteger(capacity) || capacity < 1) throw new RangeError('capacity');
  const speak = () => {
    for (let n = 0; n < 50; n++) console.log(long, deep, new Map([[deep, long]]), [deep, deep]);
  };
  return { size: 0, get: speak, set: speak, has: () => false, delete: () => false };
}
