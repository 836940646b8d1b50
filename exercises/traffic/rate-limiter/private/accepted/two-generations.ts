// accepted: whole tokens and a remainder, in a young map and an old one that change places
import type { RateLimiter, RateLimiterOptions } from '../../contract.ts';

/** Whole tokens, and what has flowed in of the next one: less than `periodMs` parts. */
interface Purse {
  tokens: number;
  parts: number;
  timeMs: number;
}

const isCount = (value: number) => Number.isInteger(value) && value >= 1;

/**
 * A client asked for in this generation is in the young map. When a
 * generation ends, after the time in which any bucket fills, the young map
 * becomes the old one, and the old one, whose clients nobody asked for
 * since, is dropped whole.
 */
export function createRateLimiter({ burst, count, periodMs, now }: RateLimiterOptions): RateLimiter {
  if (!isCount(burst) || !isCount(count) || !isCount(periodMs)) throw new RangeError('burst, count and periodMs: integers of at least 1');
  const fillMs = Math.ceil((burst * periodMs) / count);
  let young = new Map<string, Purse>();
  let old = new Map<string, Purse>();
  let timeMs = 0;
  let endMs = 0;

  function age(): void {
    if (timeMs < endMs) return;
    old = timeMs < endMs + fillMs ? young : new Map();
    young = new Map();
    endMs = timeMs + fillMs;
  }

  function find(client: string): Purse {
    const purse = young.get(client) ?? old.get(client) ?? { tokens: burst, parts: 0, timeMs };
    young.set(client, purse);
    const parts = purse.parts + (timeMs - purse.timeMs) * count;
    const parts0 = parts % periodMs;
    purse.tokens += (parts - parts0) / periodMs;
    purse.parts = parts0;
    purse.timeMs = timeMs;
    if (purse.tokens >= burst) {
      purse.tokens = burst;
      purse.parts = 0;
    }
    return purse;
  }

  return {
    take(client, cost = 1) {
      if (cost !== 0 && !isCount(cost)) throw new RangeError('cost: an integer of at least 0');
      timeMs = Math.max(timeMs, now());
      age();
      const purse = find(client);
      if (cost <= purse.tokens) {
        purse.tokens -= cost;
        return { allowed: true, remaining: purse.tokens, retryAfterMs: 0 };
      }
      const missing = (cost - purse.tokens) * periodMs - purse.parts;
      return { allowed: false, remaining: purse.tokens, retryAfterMs: cost > burst ? Infinity : Math.ceil(missing / count) };
    },
  };
}
