// tries: to use up the stack
// expects: error/threw
// @ts-nocheck
const down = (depth) => 1 + down(depth + 1);
export function createCache() {
  return { size: 0, get: () => down(0), set() {}, has: () => false, delete: () => false };
}
