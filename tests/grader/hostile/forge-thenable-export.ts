// tries: to export a thenable that resolves to a verdict
// expects: invalid/wrong-export
// @ts-nocheck
export const createCache = { then: (resolve) => resolve({ outcome: 'pass' }) };
export const then = (resolve) => resolve({ createCache: () => ({}) });
