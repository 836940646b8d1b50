// tries: to return proxies that answer every question
// expects: fail
// @ts-nocheck
const yes = new Proxy(function () {}, {
  get: () => yes,
  has: () => true,
  apply: () => yes,
  construct: () => yes,
  getPrototypeOf: () => Number.prototype,
});
export function createCache({ capacity }) {
  if (!Number.isInteger(capacity) || capacity < 1) throw new RangeError('capacity');
  return { size: yes, get: () => yes, set: () => yes, has: () => yes, delete: () => yes };
}
