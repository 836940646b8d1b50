// tries: to repeat and pad a text beyond any length
// expects: timeout/step-limit or error/threw
// @ts-nocheck
export function createCache() {
  const text = 'x'.repeat(2 ** 28).padEnd(2 ** 29 - 100, 'y');
  return { size: text.length, get: () => text + text, set() {}, has: () => false, delete: () => false };
}
