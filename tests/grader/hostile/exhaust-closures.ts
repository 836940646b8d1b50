// tries: to chain closures that each hold the one before
// expects: timeout/step-limit
// @ts-nocheck
let chain = () => 0;
export function createCache() {
  for (;;) {
    const before = chain;
    chain = () => before() + 1;
  }
}
