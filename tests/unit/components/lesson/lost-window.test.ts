import { describe, expect, it } from 'vitest';
import { readSites, windowDefaults, windowFields, windowRows } from '../../../../src/components/lesson/lost-window-table.ts';
import { outcomeOfPlan } from '../../../../src/components/lesson/lost-window.ts';
import { createStream } from '../../../../src/kernel/index.ts';

const sites = readSites(windowDefaults);

describe('outcomeOfPlan', () => {
  it('loses what was confirmed within the lag, unless each write waits for the copy', () => {
    expect(outcomeOfPlan('hot-standby', sites)).toMatchObject({ writeMs: 2, lostWrites: 2_000 });
    expect(outcomeOfPlan('synchronous', sites)).toMatchObject({ writeMs: 82, lostWrites: 0 });
    expect(outcomeOfPlan('both', sites)).toMatchObject({ writeMs: 2, lostWrites: 1_000, clientsCut: 0.5 });
  });

  it('has as many conflicts as two sites that write at random have', () => {
    const few = { ...sites, writesPerSecond: 20, lagSeconds: 0.5, keys: 50 };
    const seconds = 2_000;
    const expected = (outcomeOfPlan('both', few).conflictsPerHour / 3_600) * seconds;
    expect(countConflicts(few.writesPerSecond / 2, few.lagSeconds, few.keys, seconds) / expected).toBeCloseTo(1, 1);
  });
});

/** Counts the pairs of writes, one at each site, to one key and less than the lag apart. */
function countConflicts(rate: number, lagSeconds: number, keys: number, seconds: number): number {
  const [here, there] = ['here', 'there'].map((name) => {
    const stream = createStream(name);
    const times = Array.from({ length: keys }, (): number[] => []);
    for (let now = stream.exponential(1 / rate); now < seconds; now += stream.exponential(1 / rate)) times[stream.below(keys)]!.push(now);
    return times;
  });
  let conflicts = 0;
  here!.forEach((times, key) => {
    for (const time of times) conflicts += there![key]!.filter((other) => Math.abs(other - time) < lagSeconds).length;
  });
  return conflicts;
}

describe('windowRows', () => {
  it('says the numbers of the lesson', () => {
    expect(windowRows(windowDefaults)).toEqual([
      ['One write takes', '2 ms', '82 ms', '2 ms'],
      ['50 writes in a row', '100 ms', '4.1 s', '100 ms'],
      ['Writes lost with a site', '2,000', '0', '1,000'],
      ['No writes for', '60 s', '60 s', '60 s, for half the clients'],
      ['Conflicts an hour', '0', '0', '3,600'],
    ]);
  });

  it('has a field for each number, at its default', () => {
    expect(Object.fromEntries(windowFields.map(({ name, value }) => [name, value]))).toEqual(windowDefaults);
  });
});
