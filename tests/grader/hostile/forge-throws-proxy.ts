// tries: to throw a proxy whose traps never end
// expects: error/threw or fail or timeout
// @ts-nocheck
const never = new Proxy(
  {},
  new Proxy(
    {},
    {
      get: () => () => {
        for (;;);
      },
    },
  ),
);
export function createCache({ capacity }) {
  if (capacity > 1) throw never;
  return {
    get size() {
      throw never;
    },
  };
}
