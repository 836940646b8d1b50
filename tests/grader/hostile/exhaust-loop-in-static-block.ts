// tries: not to end, in a static block of a class
// expects: timeout/step-limit
// @ts-nocheck
class Endless {
  static #turns = 0;
  static {
    do Endless.#turns++;
    while (Endless.#turns >= 0);
  }
}
export function createCache() {
  return new Endless();
}
