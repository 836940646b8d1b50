// tries: to search an array-like object that shows its length only to the built-in
// expects: timeout
// @ts-nocheck
export function createCache() {
  let reads = 0;
  const lying = {
    get length() {
      return reads++ === 0 ? 0 : 2 ** 53 - 1;
    },
  };
  return { size: Array.prototype.indexOf.call(lying, 1) };
}
