// killed-by: R2/every-millisecond, R2/slow-rates
// mistake: The time that a token takes is rounded down to whole milliseconds.
import type { RateLimiter, RateLimiterOptions } from '../../contract.ts';

export function createRateLimiter({ burst, count, periodMs, now }: RateLimiterOptions): RateLimiter {
  for (const each of [burst, count, periodMs]) {
    if (!Number.isInteger(each) || each < 1) throw new RangeError('burst, count and periodMs must be integers of at least 1');
  }
  const intervalMs = Math.max(1, Math.floor(periodMs / count));
  const capacity = burst * intervalMs;
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
      if (!Number.isInteger(cost) || cost < 0) throw new RangeError('cost must be an integer of at least 0');
      latestMs = Math.max(latestMs, now());
      const scaled = latestMs;
      forget(scaled);
      const full = Math.max(scaled, fullAt.get(client) ?? 0);
      const next = full + cost * intervalMs;
      const excess = next - (scaled + capacity);
      if (excess > 0) {
        const retryAfterMs = cost > burst ? Infinity : excess;
        return { allowed: false, remaining: Math.floor((scaled + capacity - full) / intervalMs), retryAfterMs };
      }
      if (cost > 0) {
        fullAt.delete(client);
        fullAt.set(client, next);
      }
      return { allowed: true, remaining: Math.floor(-excess / intervalMs), retryAfterMs: 0 };
    },
  };
}
