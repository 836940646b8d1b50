// tries: to export a generator function, which returns an iterator
// expects: error/threw
// @ts-nocheck
export function* createCache() {
  yield { get() {} };
}
