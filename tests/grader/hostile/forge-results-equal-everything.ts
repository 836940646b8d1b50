// tries: to return objects that turn into whatever they are compared with
// expects: fail
// @ts-nocheck
const anything = {
  valueOf: () => 1,
  toString: () => '1',
  toJSON: () => 1,
  [Symbol.toPrimitive]: () => 1,
  equals: () => true,
  get [Symbol.toStringTag]() {
    return 'Number';
  },
};
export function createCache({ capacity }) {
  if (!Number.isInteger(capacity) || capacity < 1) throw new RangeError('capacity');
  return { size: anything, get: () => anything, set() {}, has: () => anything, delete: () => anything };
}
