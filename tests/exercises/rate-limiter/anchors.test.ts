import { describe, expect, it } from 'vitest';
import { createRateLimiter } from '../../../exercises/traffic/rate-limiter/private/reference.ts';
import { createStream } from '../../../src/kernel/index.ts';

/**
 * The 15 requests of redis-cell's own test, with a limit of 5 and one token a second: (time in ms, quantity, remaining, ms until full, ms until retry or
 * -1, limited). Source: brandur/redis-cell, redis-cell-impl/src/lib.rs, `it_rate_limits`.
 */
const redisCell = [
  [0, 6, 5, 0, -1, true],
  [0, 1, 4, 1_000, -1, false],
  [0, 1, 3, 2_000, -1, false],
  [0, 1, 2, 3_000, -1, false],
  [0, 1, 1, 4_000, -1, false],
  [0, 1, 0, 5_000, -1, false],
  [0, 1, 0, 5_000, 1_000, true],
  [3_000, 1, 2, 3_000, -1, false],
  [3_100, 1, 1, 3_900, -1, false],
  [4_000, 1, 1, 4_000, -1, false],
  [8_000, 1, 4, 1_000, -1, false],
  [9_500, 1, 4, 1_000, -1, false],
  [9_500, 0, 4, 1_000, -1, false],
  [9_500, 2, 2, 3_000, -1, false],
  [9_500, 5, 2, 3_000, 3_000, true],
] as const;

/** Makes the reference on a clock that the test sets. */
function createTimed(options: { burst: number; count: number; periodMs: number }) {
  const clock = { nowMs: 1_000 };
  return { clock, limiter: createRateLimiter({ ...options, now: () => clock.nowMs }) };
}

describe('the reference', () => {
  it('[R9] decides the requests of redis-cell’s test as redis-cell does', () => {
    const { clock, limiter } = createTimed({ burst: 5, count: 1, periodMs: 1_000 });
    for (const [ms, quantity, remaining, fullMs, retryMs, limited] of redisCell) {
      clock.nowMs = 1_000 + ms;
      const decision = limiter.take('foo', quantity);
      // redis-cell says -1 both for "no need" and for "never".
      const { retryAfterMs } = decision;
      const retry = retryAfterMs === 0 || retryAfterMs === Infinity ? -1 : retryAfterMs;
      expect({ ...decision, retryAfterMs: retry }).toEqual({ allowed: !limited, remaining, retryAfterMs: retryMs });
      // A whole bucket is there once this one is full: the wait for it is what redis-cell calls reset_after.
      if (fullMs > 0) expect(limiter.take('foo', 5).retryAfterMs).toBe(fullMs);
    }
  });

  it('[R5] never allows more than rate * t + burst in any span, and reaches it', () => {
    const stream = createStream('rate-limiter/any-span');
    let nearest = Infinity;
    for (let round = 0; round < 40; round++) {
      const options = { burst: 1 + stream.below(9), count: 1 + stream.below(7), periodMs: 1 + stream.below(50) };
      const { clock, limiter } = createTimed(options);
      const allowed: { readonly ms: number; readonly cost: number }[] = [];
      for (let at = 0; at < 200; at++) {
        clock.nowMs += stream.below(6);
        const cost = 1 + stream.below(options.burst);
        if (limiter.take('a', cost).allowed) allowed.push({ ms: clock.nowMs, cost });
      }
      for (let from = 0; from < allowed.length; from++) {
        let tokens = 0;
        for (let to = from; to < allowed.length; to++) {
          tokens += allowed[to]!.cost;
          const spare =
            options.burst * options.periodMs + options.count * (allowed[to]!.ms - allowed[from]!.ms) - tokens * options.periodMs;
          nearest = Math.min(nearest, spare);
        }
      }
    }
    expect(nearest).toBe(0);
  });

  it('[R2] gives the k-th token of 3 in 10 ms at 10k/3 ms, rounded up, asked every millisecond', () => {
    const { clock, limiter } = createTimed({ burst: 2, count: 3, periodMs: 10 });
    limiter.take('a', 2);
    const times: number[] = [];
    for (let ms = 1; ms <= 1_000; ms++) {
      clock.nowMs = 1_000 + ms;
      if (limiter.take('a').allowed) times.push(ms);
    }
    expect(times).toEqual(Array.from({ length: 300 }, (_, index) => Math.ceil((10 * (index + 1)) / 3)));
  });
});
