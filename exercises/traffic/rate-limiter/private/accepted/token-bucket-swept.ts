// accepted: token buckets filled when asked, and a sweep over all of them each time a bucket could have filled
import type { Decision, RateLimiter, RateLimiterOptions } from '../../contract.ts';

/** A bucket filled to the level it had at a time; levels are in parts, `periodMs` of which are a token. */
class Bucket {
  level: number;
  timeMs: number;

  constructor(level: number, timeMs: number) {
    this.level = level;
    this.timeMs = timeMs;
  }
}

class TokenBuckets implements RateLimiter {
  readonly #options: RateLimiterOptions;
  readonly #capacity: number;
  readonly #buckets = new Map<string, Bucket>();
  #timeMs = 0;
  #sweepMs: number;

  constructor(options: RateLimiterOptions) {
    for (const each of [options.burst, options.count, options.periodMs]) {
      if (!Number.isInteger(each) || each < 1) throw new RangeError('burst, count and periodMs must be integers of at least 1');
    }
    this.#options = options;
    this.#capacity = options.burst * options.periodMs;
    this.#sweepMs = 0;
  }

  take(client: string, cost = 1): Decision {
    if (!Number.isInteger(cost) || cost < 0) throw new RangeError('cost must be an integer of at least 0');
    const { burst, count, periodMs, now } = this.#options;
    const clockMs = now();
    if (clockMs > this.#timeMs) this.#timeMs = clockMs;
    this.#sweep();
    let bucket = this.#buckets.get(client);
    if (bucket) this.#fill(bucket);
    else bucket = new Bucket(this.#capacity, this.#timeMs);
    const missing = cost * periodMs - bucket.level;
    if (missing > 0) {
      return {
        allowed: false,
        remaining: Math.floor(bucket.level / periodMs),
        retryAfterMs: cost > burst ? Infinity : Math.ceil(missing / count),
      };
    }
    bucket.level -= cost * periodMs;
    if (cost > 0) this.#buckets.set(client, bucket);
    return { allowed: true, remaining: Math.floor(bucket.level / periodMs), retryAfterMs: 0 };
  }

  #fill(bucket: Bucket): void {
    bucket.level = Math.min(this.#capacity, bucket.level + (this.#timeMs - bucket.timeMs) * this.#options.count);
    bucket.timeMs = this.#timeMs;
  }

  /** Drops full buckets, once in the time that an empty one takes to fill. */
  #sweep(): void {
    if (this.#timeMs < this.#sweepMs) return;
    this.#sweepMs = this.#timeMs + Math.ceil(this.#capacity / this.#options.count);
    for (const [client, bucket] of this.#buckets) {
      this.#fill(bucket);
      if (bucket.level === this.#capacity) this.#buckets.delete(client);
    }
  }
}

export function createRateLimiter(options: RateLimiterOptions): RateLimiter {
  return new TokenBuckets(options);
}
