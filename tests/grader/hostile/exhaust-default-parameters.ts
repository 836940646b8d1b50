// tries: to call itself in a default parameter, before the body with the meter begins
// expects: error/threw or timeout
// @ts-nocheck
const deeper = (one = deeper(), other = deeper()) => one + other;
export function createCache() {
  return { size: deeper() };
}
