// killed-by: R4/hammering
// mistake: A denied request forgets the fraction of a token that had flowed in.
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
    return Math.min(capacity, bucket.level + (timeMs - bucket.timeMs) * count);
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
      store(client, allowed ? level : level - (level % periodMs));
      const waitMs = cost > burst ? Infinity : Math.ceil((price - before) / count);
      return { allowed, remaining: Math.floor(level / periodMs), retryAfterMs: allowed ? 0 : waitMs };
    },
  };
}
