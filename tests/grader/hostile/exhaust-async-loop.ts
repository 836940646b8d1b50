// tries: to await without end
// expects: timeout
// @ts-nocheck
(async () => {
  for (;;) await null;
})();
export function createCache() {
  return { size: 0, get: () => undefined, set() {}, has: () => false, delete: () => false };
}
