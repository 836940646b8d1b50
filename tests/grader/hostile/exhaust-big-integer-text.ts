// tries: to write an integer of millions of digits out
// expects: timeout/silent or error or fail
// @ts-nocheck
export function createCache() {
  return { size: (7n ** 60_000_000n).toString(10).length };
}
