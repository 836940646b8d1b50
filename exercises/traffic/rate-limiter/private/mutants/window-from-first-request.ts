// killed-by: R5/around-the-edge
// mistake: Each client has a window that begins with its first request, and the whole burst again when it ends.
import type { RateLimiter, RateLimiterOptions } from '../../contract.ts';

export function createRateLimiter({ burst, count, periodMs, now }: RateLimiterOptions): RateLimiter {
  for (const each of [burst, count, periodMs]) {
    if (!Number.isInteger(each) || each < 1) throw new RangeError('burst, count and periodMs must be integers of at least 1');
  }
  const windowMs = Math.ceil((burst * periodMs) / count);
  const windows = new Map<string, { taken: number; endMs: number }>();
  let timeMs = 0;

  function forget(): void {
    for (const [client, { endMs }] of windows) {
      if (timeMs < endMs) return;
      windows.delete(client);
    }
  }

  return {
    take(client, cost = 1) {
      if (!Number.isInteger(cost) || cost < 0) throw new RangeError('cost must be an integer of at least 0');
      timeMs = Math.max(timeMs, now());
      forget();
      const window = windows.get(client) ?? { taken: 0, endMs: timeMs + windowMs };
      const allowed = window.taken + cost <= burst;
      if (allowed) {
        window.taken += cost;
        windows.set(client, window);
      }
      const retryAfterMs = allowed ? 0 : cost > burst ? Infinity : window.endMs - timeMs;
      return { allowed, remaining: burst - window.taken, retryAfterMs };
    },
  };
}
