// tries: to fill memory with arrays made without new, all holes
// expects: error or timeout
// @ts-nocheck
const hoard = [];
export function createCache() {
  for (;;) hoard.push(Array(3e7));
}
