// tries: to read without end from an asynchronous generator
// expects: timeout
// @ts-nocheck
async function* numbers() {
  for (let n = 0; ; n++) yield n;
}
(async () => {
  for await (const n of numbers()) if (n < 0) return;
})();
export function createCache() {
  return { size: 0, get: () => undefined, set() {}, has: () => false, delete: () => false };
}
