// tries: to keep two megabytes at every call, each within its steps
// expects: timeout or error or fail
// @ts-nocheck
const hoard = [];
const keep = () => void hoard.push(new Array(250_000).fill(0.5));
export function createCache({ capacity }) {
  if (!Number.isInteger(capacity) || capacity < 1) throw new RangeError('capacity');
  return { size: 0, get: keep, set: keep, has: () => false, delete: () => false };
}
