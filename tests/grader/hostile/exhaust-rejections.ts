// tries: to leave rejections that nobody handles
// expects: fail
// @ts-nocheck
export function createCache({ capacity }) {
  if (!Number.isInteger(capacity) || capacity < 1) throw new RangeError('capacity');
  Promise.reject(new Error('nobody listens'));
  return { size: 0, get: () => undefined, set: () => void Promise.reject(1), has: () => false, delete: () => false };
}
