// tries: to fill memory with an array
// expects: timeout/step-limit
// @ts-nocheck
const hoard = [];
export function createCache() {
  for (;;) hoard.push(new Array(1000).fill(hoard.length));
}
