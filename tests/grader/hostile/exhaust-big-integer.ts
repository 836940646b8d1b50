// tries: to multiply integers of hundreds of millions of digits
// expects: timeout/silent or error
// @ts-nocheck
export function createCache() {
  let big = 3n ** 20_000_000n;
  for (let n = 0; n < 1000; n++) big = (big * big) % (big - 1n);
  return { size: big };
}
