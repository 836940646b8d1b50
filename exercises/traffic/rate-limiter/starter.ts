import type { RateLimiter, RateLimiterOptions } from './contract';

/**
 * Creates a limiter that has seen no client.
 *
 * This start counts the tokens taken by each client, and
 * never lets any flow in. Run the tests to see what it
 * breaks first.
 */
export function createRateLimiter(options: RateLimiterOptions): RateLimiter {
  // Rule R11: which options make sense?
  const { burst, count, periodMs, now } = options;
  const taken = new Map<string, number>();

  return {
    take(client, cost = 1) {
      // How much has flowed in by now()? In `periodMs`,
      // `count` tokens; a fraction of one counts, too.
      void [count, periodMs, now()];
      const before = taken.get(client) ?? 0;
      const allowed = before + cost <= burst;
      if (allowed) taken.set(client, before + cost);
      return {
        allowed,
        remaining: burst - before - (allowed ? cost : 0),
        // When would the same request be allowed?
        retryAfterMs: 0,
      };
    },
  };
}
