// accepted: a leaky bucket as a meter, and a wheel of eight slots that says whose may have run dry
import type { RateLimiter, RateLimiterOptions } from '../../contract.ts';

/** Water poured in and not yet leaked out at a time: the mirror image of tokens. */
interface Meter {
  readonly client: string;
  water: number;
  timeMs: number;
}

const slotCount = 8;

/**
 * A wheel turns once in a little more than a bucket takes to run dry. Each client is in one slot; when its slot comes by, it is dropped if dry, and
 * else goes to the slot in which it will be.
 */
export function createRateLimiter(options: RateLimiterOptions): RateLimiter {
  const { burst, count, periodMs, now } = options;
  const isBad = (each: unknown) => typeof each !== 'number' || each < 1 || each % 1 !== 0;
  if (isBad(burst) || isBad(count) || isBad(periodMs)) throw new RangeError('burst, count and periodMs must be integers, 1 or more');
  const brim = burst * periodMs;
  const slotMs = Math.ceil(brim / count / (slotCount - 2));
  const meters = new Map<string, Meter>();
  const slots: Meter[][] = Array.from({ length: slotCount }, () => []);
  let timeMs = 0;
  let turned = 0;

  const waterOf = (meter: Meter) => Math.max(0, meter.water - (timeMs - meter.timeMs) * count);

  function place(meter: Meter): void {
    const dryMs = timeMs + waterOf(meter) / count;
    const slot = Math.min(Math.floor(dryMs / slotMs) + 1, turned + slotCount - 1);
    slots[Math.max(slot, turned + 1) % slotCount]!.push(meter);
  }

  function turn(): void {
    const due = Math.floor(timeMs / slotMs);
    if (due - turned > slotCount) turned = due - slotCount;
    while (turned < due) {
      turned += 1;
      const passing = slots[turned % slotCount]!;
      slots[turned % slotCount] = [];
      for (const meter of passing) {
        if (waterOf(meter) === 0) meters.delete(meter.client);
        else place(meter);
      }
    }
  }

  return {
    take(client, cost = 1) {
      if (typeof cost !== 'number' || !(cost >= 0) || cost % 1 !== 0) throw new RangeError('cost must be an integer, 0 or more');
      timeMs = Math.max(timeMs, now());
      turn();
      const meter = meters.get(client);
      const water = meter ? waterOf(meter) : 0;
      const rise = water + cost * periodMs;
      if (rise > brim) {
        const retryAfterMs = cost > burst ? Infinity : Math.ceil((rise - brim) / count);
        return { allowed: false, remaining: Math.trunc((brim - water) / periodMs), retryAfterMs };
      }
      if (meter) {
        meter.water = rise;
        meter.timeMs = timeMs;
      } else if (rise > 0) {
        const made = { client, water: rise, timeMs };
        meters.set(client, made);
        place(made);
      }
      return { allowed: true, remaining: Math.trunc((brim - rise) / periodMs), retryAfterMs: 0 };
    },
  };
}
