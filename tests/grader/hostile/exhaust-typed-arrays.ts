// tries: to fill memory with typed arrays
// expects: timeout/step-limit
// @ts-nocheck
const hoard = [];
export function createCache() {
  for (;;) hoard.push(new Float64Array(1 << 20).fill(1));
}
