// tries: to search an array-like object of length 2^53 - 1
// expects: timeout/step-limit
// @ts-nocheck
export function createCache() {
  return { size: Array.prototype.indexOf.call({ length: 2 ** 53 - 1 }, 1) };
}
