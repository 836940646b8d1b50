import type { RandomStream } from '../../../../src/kernel/index.ts';
import type { Schedule } from '../../../../src/sim/service/index.ts';
import { poolOf, scheduleOf, sizeCall } from './schedule-parts.ts';
import { isWhole, wholeLoads } from './workers-of.ts';

/** Shares of their time, in hundredths, for which workers shall be busy. */
const percents = [25, 50, 60, 75, 80, 90, 100];
const loadsOfEach = 8;

/** Draws calls of `size`, a schedule for each utilisation; whole numbers of workers only where no rounding can decide. */
export function sizeSchedules(stream: RandomStream): Schedule[] {
  return percents.map((percent) => {
    const own = stream.fork(`${percent}`);
    const loads = wholeLoads
      .filter((one) => one.utilisationPercent === percent)
      .map(({ ratePerSecond, meanMs }) => [ratePerSecond, meanMs] as const);
    const drawn: (readonly [number, number])[] = [[0, 40], [1, 1], ...loads];
    while (drawn.length < loadsOfEach + loads.length) {
      const load = { ratePerSecond: 1 + own.below(1500), meanMs: 1 + own.below(400) };
      if (!isWhole(load, percent)) drawn.push([load.ratePerSecond, load.meanMs]);
    }
    const calls = drawn.map(([ratePerSecond, meanMs], at) => sizeCall(at, ratePerSecond, meanMs));
    return scheduleOf({ name: `sizes at ${percent} per cent`, stream: own, percent, pools: [poolOf(own, 'page', 1, 1)], calls });
  });
}
