// killed-by: R14/steps
// mistake: Every twentieth request looks through all clients, however many there are.
import type { RateLimiter, RateLimiterOptions } from '../../contract.ts';

export function createRateLimiter({ burst, count, periodMs, now }: RateLimiterOptions): RateLimiter {
  for (const each of [burst, count, periodMs]) {
    if (!Number.isInteger(each) || each < 1) throw new RangeError('burst, count and periodMs must be integers of at least 1');
  }
  const capacity = burst * periodMs;
  const fullAt = new Map<string, number>();
  let latestMs = 0;
  let calls = 0;

  function forget(scaled: number): void {
    for (const [client, full] of fullAt) {
      if (full <= scaled) fullAt.delete(client);
    }
  }

  return {
    take(client, cost = 1) {
      if (!Number.isInteger(cost) || cost < 0) throw new RangeError('cost must be an integer of at least 0');
      latestMs = Math.max(latestMs, now());
      const scaled = latestMs * count;
      if (++calls % 20 === 0) forget(scaled);
      const full = Math.max(scaled, fullAt.get(client) ?? 0);
      const next = full + cost * periodMs;
      const excess = next - (scaled + capacity);
      if (excess > 0) {
        const retryAfterMs = cost > burst ? Infinity : Math.ceil(excess / count);
        return { allowed: false, remaining: Math.floor((scaled + capacity - full) / periodMs), retryAfterMs };
      }
      if (cost > 0) {
        fullAt.delete(client);
        fullAt.set(client, next);
      }
      return { allowed: true, remaining: Math.floor(-excess / periodMs), retryAfterMs: 0 };
    },
  };
}
