// killed-by: R2/trickle
// mistake: A timer puts tokens in, but the clock that counts is now().
import type { RateLimiter, RateLimiterOptions } from '../../contract.ts';

export function createRateLimiter({ burst, count, periodMs }: RateLimiterOptions): RateLimiter {
  for (const each of [burst, count, periodMs]) {
    if (!Number.isInteger(each) || each < 1) throw new RangeError('burst, count and periodMs must be integers of at least 1');
  }
  const taken = new Map<string, number>();
  setInterval(() => {
    for (const [client, tokens] of taken) {
      if (tokens > count) taken.set(client, tokens - count);
      else taken.delete(client);
    }
  }, periodMs);

  return {
    take(client, cost = 1) {
      if (!Number.isInteger(cost) || cost < 0) throw new RangeError('cost must be an integer of at least 0');
      const before = taken.get(client) ?? 0;
      const allowed = before + cost <= burst;
      if (allowed && cost > 0) taken.set(client, before + cost);
      const waitMs = cost > burst ? Infinity : Math.ceil((before + cost - burst) / count) * periodMs;
      return { allowed, remaining: burst - before - (allowed ? cost : 0), retryAfterMs: allowed ? 0 : waitMs };
    },
  };
}
