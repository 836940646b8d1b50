import { describe, expect, it } from 'vitest';
import { boundsOf, limitDefaults, type ClientLimit } from '../../../../src/components/lesson/limit-bounds.ts';
import { describeLimit, renderLimitRows } from '../../../../src/components/lesson/limit-bounds-table.ts';

/** Says at each tenth of a second how many requests a limiter allows then to a client that takes all it may. */
type Limiter = (tick: number) => number;
const ticksPerSecond = 10;

/** The four ways, written out; each counts what it allows. */
function limiters({ limit, windowSeconds, burst }: ClientLimit): Readonly<Record<string, () => Limiter>> {
  const window = windowSeconds * ticksPerSecond;
  return {
    'Fixed windows': () => {
      const used = new Map<number, number>();
      return (tick) => {
        const now = Math.floor(tick / window);
        const allowed = limit - (used.get(now) ?? 0);
        used.set(now, limit);
        return allowed;
      };
    },
    'Log of times': () => {
      let times: number[] = [];
      return (tick) => {
        times = times.filter((time) => time > tick - window);
        const allowed = limit - times.length;
        times.push(...Array.from({ length: allowed }, () => tick));
        return allowed;
      };
    },
    'Two counters': () => {
      const used = new Map<number, number>();
      return (tick) => {
        const now = Math.floor(tick / window);
        const inView = 1 - (tick % window) / window;
        const estimate = (used.get(now - 1) ?? 0) * inView + (used.get(now) ?? 0);
        const allowed = Math.max(0, Math.floor(limit - estimate + 1e-9));
        used.set(now, (used.get(now) ?? 0) + allowed);
        return allowed;
      };
    },
    'Token bucket': () => {
      let level = burst;
      let last = 0;
      return (tick) => {
        level = Math.min(burst, level + ((tick - last) * limit) / window);
        last = tick;
        const allowed = Math.floor(level + 1e-9);
        level -= allowed;
        return allowed;
      };
    },
  };
}

/** Returns the most allowed in any span of so many ticks, for every moment at which a client may begin to take all it may. */
function mostSeen(make: () => Limiter, windowTicks: number, spanTicks: number): number {
  let most = 0;
  for (let start = 0; start < windowTicks; start++) {
    const limiter = make();
    const allowed: number[] = [];
    for (let tick = start; tick < start + 3 * windowTicks; tick++) allowed.push(limiter(tick));
    for (let from = 0; from + spanTicks <= allowed.length; from++) {
      most = Math.max(
        most,
        allowed.slice(from, from + spanTicks).reduce((sum, count) => sum + count, 0),
      );
    }
  }
  return most;
}

const small: ClientLimit = { limit: 40, windowSeconds: 20, burst: 6, clients: 1 };

describe('the bounds of a rate limit', () => {
  it.each(boundsOf(small))(
    '$name: no more in a second or a window’s length than the formula, and nearly as much',
    ({ name, inSecond, inWindow }) => {
      const make = limiters(small)[name]!;
      const window = small.windowSeconds * ticksPerSecond;
      const second = mostSeen(make, window, ticksPerSecond);
      const whole = mostSeen(make, window, window);
      expect(second).toBeLessThanOrEqual(inSecond);
      expect(second).toBeGreaterThanOrEqual(inSecond - 2);
      expect(whole).toBeLessThanOrEqual(inWindow);
      expect(whole).toBeGreaterThanOrEqual(inWindow - 2);
    },
  );

  it('are those of the lesson: 200, 100, 101 and 21 in a second; 800 MB for the log and 8 for the bucket', () => {
    const bounds = boundsOf(limitDefaults);
    expect(bounds.map(({ inSecond }) => inSecond)).toEqual([200, 100, 101, 21]);
    expect(bounds.map(({ inWindow }) => inWindow)).toEqual([200, 100, 200, 120]);
    expect(bounds.map(({ bytes }) => bytes / 1e6)).toEqual([16, 800, 24, 8]);
  });

  it('are said in words and in a table', () => {
    expect(describeLimit(limitDefaults)).toContain('100 requests in 60 s for each of 1,000,000 clients');
    expect(renderLimitRows(limitDefaults)).toContain('<tr><th scope="row">Log of times</th><td>100</td><td>100</td><td>800 MB</td></tr>');
  });
});
