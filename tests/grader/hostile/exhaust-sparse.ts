// tries: built-ins that walk the holes of the longest array
// expects: timeout/step-limit
// @ts-nocheck
export function createCache() {
  const holes = [];
  holes[2 ** 32 - 2] = 1;
  return { size: holes.reverse().join('').length + holes.lastIndexOf(2) };
}
