// tries: not to end, while a cache is made
// expects: timeout/step-limit
// @ts-nocheck
export function createCache() {
  outer: for (;;) for (const one of [1, 2, 3]) if (one === 2) continue outer;
}
