// accepted: levels stamped with their time, and a hand that looks at two clients with each call
import type { RateLimiter, RateLimiterOptions } from '../../contract.ts';

/** Clients looked at with each call: more than can be added. */
const looks = 2;

/** Never cleans up in bulk, so no single call is slow. Levels are exact as BigInt, whatever the options. */
export function createRateLimiter({ burst, count, periodMs, now }: RateLimiterOptions): RateLimiter {
  for (const option of [burst, count, periodMs]) {
    if (!(Number.isInteger(option) && option > 0)) throw new RangeError(`${String(option)} is no integer of at least 1`);
  }
  const full = BigInt(burst) * BigInt(periodMs);
  const levels = new Map<string, { level: bigint; atMs: number }>();
  let hand = levels.entries();
  let atMs = 0;

  const levelOf = (stamped: { level: bigint; atMs: number }): bigint => {
    const level = stamped.level + BigInt(atMs - stamped.atMs) * BigInt(count);
    return level < full ? level : full;
  };

  function lookAround(): void {
    for (let look = 0; look < looks; look++) {
      const next = hand.next();
      if (next.done) {
        hand = levels.entries();
        return;
      }
      const [client, stamped] = next.value;
      if (levelOf(stamped) === full) levels.delete(client);
    }
  }

  return {
    take(client, cost = 1) {
      if (!Number.isInteger(cost) || cost < 0) throw new RangeError(`a cost of ${String(cost)}`);
      atMs = Math.max(atMs, now());
      lookAround();
      const stamped = levels.get(client);
      const before = stamped ? levelOf(stamped) : full;
      const price = BigInt(cost) * BigInt(periodMs);
      const allowed = price <= before;
      const level = allowed ? before - price : before;
      if (stamped) Object.assign(stamped, { level, atMs });
      else if (level < full) levels.set(client, { level, atMs });
      const wait = (price - before + BigInt(count) - 1n) / BigInt(count);
      return {
        allowed,
        remaining: Number(level / BigInt(periodMs)),
        retryAfterMs: allowed ? 0 : price > full ? Infinity : Number(wait),
      };
    },
  };
}
