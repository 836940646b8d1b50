// tries: to export a right function at first and a wrong one once the module was looked at
// expects: fail or error
// @ts-nocheck
let looked = 0;
function wrong() {
  return { size: 0, get() {}, set() {}, has: () => false, delete: () => false };
}
export { wrong as createCache, looked as 'any name', wrong as constructor };
