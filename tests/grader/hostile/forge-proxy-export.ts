// tries: to export a proxy in place of the function
// expects: fail or error
// @ts-nocheck
export const createCache = new Proxy(function () {}, {
  apply: (_target, _receiver, [options]) => new Proxy(options, { get: () => () => undefined }),
});
