// killed-by: R2/every-millisecond
// mistake: Only whole tokens flow in, and the time that made a fraction is forgotten.
import type { RateLimiter, RateLimiterOptions } from '../../contract.ts';

interface Bucket {
  level: number;
  timeMs: number;
}

export function createRateLimiter({ burst, count, periodMs, now }: RateLimiterOptions): RateLimiter {
  for (const each of [burst, count, periodMs]) {
    if (!Number.isInteger(each) || each < 1) throw new RangeError('burst, count and periodMs must be integers of at least 1');
  }
  const capacity = burst * periodMs;
  const fillMs = Math.ceil(capacity / count);
  const buckets = new Map<string, Bucket>();
  let timeMs = 0;

  /** Drops buckets nobody took from for as long as one takes to fill. */
  function forget(): void {
    for (const [client, bucket] of buckets) {
      if (timeMs - bucket.timeMs < fillMs) return;
      buckets.delete(client);
    }
  }

  function levelOf(bucket: Bucket | undefined): number {
    if (!bucket) return capacity;
    const tokens = Math.floor(((timeMs - bucket.timeMs) * count) / periodMs);
    return Math.min(capacity, bucket.level + tokens * periodMs);
  }

  function store(client: string, level: number): void {
    buckets.delete(client);
    buckets.set(client, { level, timeMs });
  }

  return {
    take(client, cost = 1) {
      if (!Number.isInteger(cost) || cost < 0) throw new RangeError('cost must be an integer of at least 0');
      timeMs = Math.max(timeMs, now());
      forget();
      const before = levelOf(buckets.get(client));
      const price = cost * periodMs;
      const allowed = price <= before;
      const level = allowed ? before - price : before;
      store(client, level);
      const waitMs = cost > burst ? Infinity : Math.ceil((price - before) / count);
      return { allowed, remaining: Math.floor(level / periodMs), retryAfterMs: allowed ? 0 : waitMs };
    },
  };
}
