// tries: to call itself twice at every overflow of the stack, which takes longer than the universe lasts
// expects: timeout
// @ts-nocheck
function a() {
  try {
    b();
  } catch {
    b();
  }
  b();
}
function b() {
  try {
    a();
  } catch {
    a();
  }
  a();
}
export function createCache() {
  return { size: 0, get: () => a(), set() {}, has: () => false, delete: () => false };
}
