// tries: to throw a RangeError everywhere, made to look like the expected one
// expects: error/threw or fail
// @ts-nocheck
export function createCache() {
  throw Object.setPrototypeOf({ message: 'capacity', name: 'RangeError' }, RangeError.prototype);
}
