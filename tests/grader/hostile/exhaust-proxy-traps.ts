// tries: not to end in the traps of a proxy handed to built-ins
// expects: timeout/step-limit
// @ts-nocheck
const never = new Proxy([], {
  get() {
    for (;;);
  },
  ownKeys() {
    for (;;);
  },
});
export function createCache() {
  return Object.keys(never).concat(Array.from(never));
}
