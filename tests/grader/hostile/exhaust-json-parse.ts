// tries: to parse JSON nested a million deep
// expects: error or timeout
// @ts-nocheck
export function createCache() {
  return JSON.parse('['.repeat(1e6) + ']'.repeat(1e6));
}
