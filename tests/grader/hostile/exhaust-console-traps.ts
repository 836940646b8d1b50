// tries: to be printed by the console while its traps and iterators never end
// expects: timeout/step-limit
// @ts-nocheck
class Endless extends Map {
  *[Symbol.iterator]() {
    for (;;);
  }
}
const never = new Endless([[1, 2]]);
export function createCache() {
  console.log(never);
  return {};
}
