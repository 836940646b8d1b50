// tries: to flatten an array that holds itself
// expects: error or timeout
// @ts-nocheck
export function createCache() {
  const self = [];
  self.push(self, self);
  return self.flat(Infinity);
}
