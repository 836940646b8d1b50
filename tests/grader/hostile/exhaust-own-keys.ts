// tries: to copy an object with a million keys at every call
// expects: timeout/step-limit
// @ts-nocheck
const wide = {};
for (let n = 0; n < 100_000; n++) wide[`k${n}`] = n;
export function createCache() {
  let copy = wide;
  for (;;) copy = { ...copy, [Math.random()]: 1 };
}
