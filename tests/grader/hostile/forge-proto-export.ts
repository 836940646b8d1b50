// tries: to export under the name __proto__, so that the exports inherit from it
// expects: invalid or error
// @ts-nocheck
const inherited = { createCache: () => ({ get: () => undefined }) };
export { inherited as __proto__ };
