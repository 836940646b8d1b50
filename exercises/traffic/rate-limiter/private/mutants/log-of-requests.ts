// killed-by: R2/trickle
// mistake: Allows what fits into the burst together with all that was allowed while a bucket fills: a sliding log.
import type { RateLimiter, RateLimiterOptions } from '../../contract.ts';

export function createRateLimiter({ burst, count, periodMs, now }: RateLimiterOptions): RateLimiter {
  for (const each of [burst, count, periodMs]) {
    if (!Number.isInteger(each) || each < 1) throw new RangeError('burst, count and periodMs must be integers of at least 1');
  }
  const windowMs = Math.ceil((burst * periodMs) / count);
  const logs = new Map<string, { timeMs: number; cost: number }[]>();
  let timeMs = 0;

  return {
    take(client, cost = 1) {
      if (!Number.isInteger(cost) || cost < 0) throw new RangeError('cost must be an integer of at least 0');
      timeMs = Math.max(timeMs, now());
      const log = (logs.get(client) ?? []).filter((each) => each.timeMs > timeMs - windowMs);
      let taken = 0;
      for (const each of log) taken += each.cost;
      const allowed = taken + cost <= burst;
      if (allowed && cost > 0) log.push({ timeMs, cost });
      logs.set(client, log);
      const retryAfterMs = allowed ? 0 : cost > burst ? Infinity : log[0]!.timeMs + windowMs - timeMs;
      return { allowed, remaining: burst - taken - (allowed ? cost : 0), retryAfterMs };
    },
  };
}
