// tries: to spread an iterator that never ends
// expects: timeout/step-limit
// @ts-nocheck
const endless = { [Symbol.iterator]: () => ({ next: () => ({ done: false, value: 1 }) }) };
export function createCache() {
  return [...endless];
}
