// tries: classes with private fields, accessors, static blocks and a private method
// expects: pass
// @ts-nocheck
class Lru {
  static #made = 0;
  static {
    for (let n = 0; n < 3; n++) Lru.#made += 0;
  }
  #held = new Map();
  #capacity: number;
  constructor({ capacity }: { readonly capacity: number }) {
    if (!Number.isInteger(capacity) || capacity < 1) throw new RangeError('capacity');
    this.#capacity = capacity;
    Lru.#made++;
  }
  get size() {
    return this.#held.size;
  }
  #use(key, value) {
    this.#held.delete(key);
    this.#held.set(key, value);
    return value;
  }
  get(key) {
    return this.#held.has(key) ? this.#use(key, this.#held.get(key)) : undefined;
  }
  set(key, value) {
    if (!this.#held.has(key) && this.#held.size === this.#capacity) this.#held.delete(this.#held.keys().next().value);
    this.#use(key, value);
  }
  has = (key) => this.#held.has(key);
  delete = (key) => this.#held.delete(key);
}
export const createCache = (options) => new Lru(options);
