// tries: to sort with a comparator that contradicts itself and never tires
// expects: timeout/step-limit
// @ts-nocheck
export function createCache() {
  const sorted = Array.from({ length: 200_000 }, (_, n) => n).sort(() => {
    for (let n = 0; n < 100; n++);
    return 1;
  });
  return { size: sorted.length };
}
