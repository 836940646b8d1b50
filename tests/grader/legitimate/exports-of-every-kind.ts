// tries: a default export beside others, renamed ones, destructured ones and types
// expects: pass
// @ts-nocheck
const escaped = true;
function make(options) {
  return inner(options);
}
export type Key = string | number;
export interface Options {
  readonly capacity: number;
}
export const { one, ...rest } = { one: 1, two: 2 }, [three = 3] = [];
export let counter = 0;
export class Named {}
export default (make)
export { make as createCache, make as 'any name at all', counter as class };
function inner({ capacity }) {
  if (!Number.isInteger(capacity) || capacity < 1) throw new RangeError('capacity');
  const held = new Map();
  const use = (key, value) => {
    held.delete(key);
    held.set(key, value);
    return value;
  };
  return {
    get size() {
      return held.size;
    },
    get: (key) => (held.has(key) ? use(key, held.get(key)) : undefined),
    set(key, value) {
      if (escaped && !held.has(key) && held.size === capacity) held.delete(held.keys().next().value);
      use(key, value);
    },
    has: (key) => held.has(key),
    delete: (key) => held.delete(key),
  };
}
