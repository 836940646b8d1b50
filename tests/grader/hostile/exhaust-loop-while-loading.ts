// tries: not to end, while it is loaded
// expects: timeout/step-limit
// @ts-nocheck
while (true) {}
export function createCache() {}
