// killed-by: R5/around-the-edge
// mistake: Tokens are counted in fixed windows, and all are there again when a window begins.
import type { RateLimiter, RateLimiterOptions } from '../../contract.ts';

export function createRateLimiter({ burst, count, periodMs, now }: RateLimiterOptions): RateLimiter {
  for (const each of [burst, count, periodMs]) {
    if (!Number.isInteger(each) || each < 1) throw new RangeError('burst, count and periodMs must be integers of at least 1');
  }
  const windowMs = Math.ceil((burst * periodMs) / count);
  let taken = new Map<string, number>();
  let window = -1;
  let timeMs = 0;

  return {
    take(client, cost = 1) {
      if (!Number.isInteger(cost) || cost < 0) throw new RangeError('cost must be an integer of at least 0');
      timeMs = Math.max(timeMs, now());
      if (Math.floor(timeMs / windowMs) !== window) {
        window = Math.floor(timeMs / windowMs);
        taken = new Map();
      }
      const before = taken.get(client) ?? 0;
      const allowed = before + cost <= burst;
      if (allowed) taken.set(client, before + cost);
      const retryAfterMs = allowed ? 0 : cost > burst ? Infinity : (window + 1) * windowMs - timeMs;
      return { allowed, remaining: burst - before - (allowed ? cost : 0), retryAfterMs };
    },
  };
}
