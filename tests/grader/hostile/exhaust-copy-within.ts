// tries: built-ins of typed arrays and array iterators over a length of 2^53 - 1
// expects: timeout/step-limit
// @ts-nocheck
export function createCache() {
  const endless = [][Symbol.iterator].call({ length: 2 ** 53 - 1 });
  return { size: endless.drop(2 ** 52).next().value };
}
