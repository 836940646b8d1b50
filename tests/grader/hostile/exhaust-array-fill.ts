// tries: to fill the longest array there is
// expects: timeout/step-limit
// @ts-nocheck
export function createCache() {
  return Array(2 ** 32 - 1).fill(0);
}
