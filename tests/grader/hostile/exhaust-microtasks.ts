// tries: to keep the queue of microtasks full, so that no message is ever read again
// expects: timeout
// @ts-nocheck
const again = () => Promise.resolve().then(again);
again();
export function createCache() {
  return { size: 0, get: () => undefined, set() {}, has: () => false, delete: () => false };
}
