import type { Adapter, Instance } from './adapter.ts';

/**
 * Gives the learner's rate limiter a virtual clock, and takes its decisions apart: `take` gives `allowed`, the rest of the last decision is read from
 * `decision.remaining` and `decision.retryAfterMs`. A cost that is undefined is not passed. `takeThrows` is take where a RangeError is an answer: true
 * when it came, false when nothing was thrown; so a case can go on and see that a refused cost changed nothing. `advance` moves the clock for all
 * limiters of the case; `turnBack` sets it back, though never before the time at which the limiter was made.
 */
export const rateLimiter: Adapter = (entry, options, world) => {
  const madeMs = world.nowMs;
  const limiter = entry({ ...options, now: () => world.nowMs }) as Instance;
  let last: Readonly<Record<string, unknown>> = {};

  function take(client: unknown, cost: unknown): unknown {
    const decision = cost === undefined ? limiter['take']!(client) : limiter['take']!(client, cost);
    if (typeof decision !== 'object' || decision === null) {
      last = {};
      return decision;
    }
    const { allowed, remaining, retryAfterMs } = decision as Record<string, unknown>;
    last = { remaining: withoutNegativeZero(remaining), retryAfterMs: withoutNegativeZero(retryAfterMs) };
    return allowed;
  }

  return {
    take,
    takeThrows(client, cost) {
      try {
        take(client, cost);
        return false;
      } catch (error) {
        if (error instanceof RangeError) return true;
        throw error;
      }
    },
    get ['decision.remaining']() {
      return last['remaining'] as never;
    },
    get ['decision.retryAfterMs']() {
      return last['retryAfterMs'] as never;
    },
    advance(ms) {
      world.nowMs += ms as number;
      return undefined;
    },
    turnBack(ms) {
      world.nowMs = world.nowMs - (ms as number) < madeMs ? madeMs : world.nowMs - (ms as number);
      return undefined;
    },
  };
};

/** Negating or rounding a difference of nothing gives -0, which is no mistake. */
function withoutNegativeZero(value: unknown): unknown {
  return value === 0 ? 0 : value;
}
