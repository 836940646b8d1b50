// tries: not to end where a value is turned into a number or a key
// expects: timeout/step-limit
// @ts-nocheck
const never = {
  [Symbol.toPrimitive]() {
    for (;;);
  },
};
export function createCache() {
  return { size: +never, get: () => ({})[never] };
}
