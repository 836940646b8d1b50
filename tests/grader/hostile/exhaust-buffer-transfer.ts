// tries: to grow a buffer by transfer and resize, which are not new
// expects: timeout/step-limit or error
// @ts-nocheck
const hoard = [];
export function createCache() {
  for (;;) {
    hoard.push(new ArrayBuffer(1).transfer(1 << 28));
    const growing = new ArrayBuffer(1, { maxByteLength: 1 << 28 });
    growing.resize(1 << 28);
    hoard.push(growing);
  }
}
