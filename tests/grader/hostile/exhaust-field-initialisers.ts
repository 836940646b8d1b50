// tries: to make itself in the initialiser of a field
// expects: error/threw or timeout
// @ts-nocheck
class Nested {
  inner = new Nested();
}
export function createCache() {
  return new Nested();
}
