// tries: a regular expression that backtracks without end, while it is loaded
// expects: timeout/silent
// @ts-nocheck
const found = 'x'.repeat(60).match(/(x+x+)+y/);
export function createCache() {
  return found;
}
