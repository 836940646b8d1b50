// tries: to fill memory with buffers outside the heap
// expects: timeout/step-limit or error
// @ts-nocheck
const hoard = [];
export function createCache() {
  for (;;) hoard.push(new Uint8Array(new ArrayBuffer(1 << 30)).fill(1));
}
