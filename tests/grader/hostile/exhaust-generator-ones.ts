// tries: to make a set, a map and an object of a generator that never ends
// expects: timeout/step-limit
// @ts-nocheck
function* ones() {
  while (true) yield [1, 1];
}
export function createCache() {
  return Object.fromEntries(ones());
}
