// killed-by: R6/names
// mistake: Clients are properties of a plain object, which has some by itself.
import type { RateLimiter, RateLimiterOptions } from '../../contract.ts';

export function createRateLimiter({ burst, count, periodMs, now }: RateLimiterOptions): RateLimiter {
  for (const each of [burst, count, periodMs]) {
    if (!Number.isInteger(each) || each < 1) throw new RangeError('burst, count and periodMs must be integers of at least 1');
  }
  const capacity = burst * periodMs;
  let young: Record<string, number> = {};
  let old: Record<string, number> = {};
  let latestMs = 0;
  let endMs = 0;

  return {
    take(client, cost = 1) {
      if (!Number.isInteger(cost) || cost < 0) throw new RangeError('cost must be an integer of at least 0');
      latestMs = Math.max(latestMs, now());
      if (latestMs >= endMs) {
        old = young;
        young = {};
        endMs = latestMs + Math.ceil(capacity / count);
      }
      const scaled = latestMs * count;
      const known = client in young ? young[client]! : client in old ? old[client]! : 0;
      const full = Math.max(scaled, known);
      const next = full + cost * periodMs;
      const excess = next - (scaled + capacity);
      const allowed = !(excess > 0);
      young[client] = allowed ? next : full;
      const retryAfterMs = allowed ? 0 : cost > burst ? Infinity : Math.ceil(excess / count);
      return { allowed, remaining: Math.floor((scaled + capacity - young[client]!) / periodMs), retryAfterMs };
    },
  };
}
