import type { RateLimiter, RateLimiterOptions } from '../../../exercises/traffic/rate-limiter/contract.ts';
import { infiniteResult, method } from '../../../exercises/traffic/rate-limiter/suite/limiter-calls.ts';
import { model } from '../../../exercises/traffic/rate-limiter/suite/model.ts';

const trueResult = -2;
const integerBase = 0x100000;

/** Creates a limiter that replays its history through the suite's own model with each request. Its cost must break a budget and its answers no rule. */
export function createRateLimiter({ burst, count, periodMs, now }: RateLimiterOptions): RateLimiter {
  for (const each of [burst, count, periodMs]) {
    if (!Number.isInteger(each) || each < 1) throw new RangeError('burst, count and periodMs must be integers of at least 1');
  }
  const clients = new Map<string, number>();
  const methods: number[] = [];
  const a: number[] = [];
  const b: number[] = [];
  let time = now();

  function note(called: number, first: number, second = -1): void {
    methods.push(called);
    a.push(first);
    b.push(second);
  }

  /** Tells the model where the clock went. */
  function follow(): void {
    const passed = now() - time;
    time += passed;
    if (passed > 0) note(method.advance, -1 - passed);
    if (passed < 0) note(method.turnBack, -1 + passed);
  }

  function codeOf(client: string): number {
    const code = clients.get(client) ?? -1 - clients.size;
    clients.set(client, code);
    return code;
  }

  return {
    take(client, cost = 1) {
      if (!Number.isInteger(cost) || cost < 0) throw new RangeError('cost must be an integer of at least 0');
      follow();
      note(method.takeCost, codeOf(client), -1 - cost);
      const { results } = model({
        setup: [{ burst, count, periodMs }],
        methods: Uint8Array.of(...methods, method.remaining, method.retryAfterMs),
        a: Int32Array.of(...a, -1, -1),
        b: Int32Array.of(...b, -1, -1),
      });
      const last = methods.length - 1;
      const wait = results[last + 2]!;
      return {
        allowed: results[last] === trueResult,
        remaining: results[last + 1]! - integerBase,
        retryAfterMs: wait === infiniteResult ? Infinity : wait - integerBase,
      };
    },
  };
}
