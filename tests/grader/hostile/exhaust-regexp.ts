// tries: a regular expression that backtracks without end
// expects: timeout/silent
// @ts-nocheck
export function createCache() {
  return { size: 0, get: () => /^(a+)+$/.test(`${'a'.repeat(60)}!`), set() {}, has: () => false, delete: () => false };
}
