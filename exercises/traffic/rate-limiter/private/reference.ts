import type { RateLimiter, RateLimiterOptions } from '../contract.ts';

/**
 * Creates a limiter by the generic cell rate algorithm. For each client it
 * keeps one number: when its bucket will be full again. Time is counted in
 * parts of a millisecond, `count` to one; in these a token takes `periodMs`
 * to flow in, so everything is an integer.
 *
 * The map is in the order of the last request allowed. Whoever was allowed
 * nothing for as long as a bucket takes to fill has a full one; so the
 * clients to forget are at its front.
 */
export function createRateLimiter({ burst, count, periodMs, now }: RateLimiterOptions): RateLimiter {
  for (const [name, value] of Object.entries({ burst, count, periodMs })) {
    if (!Number.isInteger(value) || value < 1) throw new RangeError(`${name} must be an integer of at least 1, not ${String(value)}`);
  }
  const capacity = burst * periodMs;
  const fullAt = new Map<string, number>();
  let latestMs = 0;

  function forget(scaled: number): void {
    for (const [client, full] of fullAt) {
      if (full > scaled) return;
      fullAt.delete(client);
    }
  }

  return {
    take(client, cost = 1) {
      if (!Number.isInteger(cost) || cost < 0) throw new RangeError(`cost must be an integer of at least 0, not ${String(cost)}`);
      latestMs = Math.max(latestMs, now());
      const scaled = latestMs * count;
      forget(scaled);
      const full = Math.max(scaled, fullAt.get(client) ?? 0);
      const next = full + cost * periodMs;
      const limit = scaled + capacity;
      if (next > limit) {
        const retryAfterMs = cost > burst ? Infinity : Math.ceil((next - limit) / count);
        return { allowed: false, remaining: Math.floor((limit - full) / periodMs), retryAfterMs };
      }
      if (cost > 0) {
        fullAt.delete(client);
        fullAt.set(client, next);
      }
      return { allowed: true, remaining: Math.floor((limit - next) / periodMs), retryAfterMs: 0 };
    },
  };
}
