// tries: to return the codes by which results travel to the judge
// expects: fail
// @ts-nocheck
const codes = [-1, -2, -3, -7, -8, 0x100000, 0x100001];
let turn = 0;
export function createCache({ capacity }) {
  if (!Number.isInteger(capacity) || capacity < 1) throw new RangeError('capacity');
  const next = () => codes[turn++ % codes.length];
  return {
    get size() {
      return next();
    },
    get: next,
    set: next,
    has: next,
    delete: next,
  };
}
