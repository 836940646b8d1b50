import { describe, expect, it } from 'vitest';
import { burstDefaults, burstFields, burstRows, readBurst } from '../../../../src/components/lesson/collapsed-burst-table.ts';
import { collapseShared, collapseUnshared, forwardEach } from '../../../../src/components/lesson/collapsed-burst.ts';

const { burst, rule } = readBurst(burstDefaults);
const polling = { ...rule, lookMs: 500 };

describe('forwardEach', () => {
  it('serves as many at a time as the origin has workers', () => {
    expect(forwardEach(burst)).toEqual({ originCalls: 400, meanMs: 1_275, lastMs: 2_500 });
    expect(forwardEach({ ...burst, requests: 9 }).lastMs).toBe(100);
  });
});

describe('collapseShared', () => {
  it('calls the origin once, and all have its answer', () => {
    expect(collapseShared(burst, rule)).toEqual({ originCalls: 1, meanMs: 50, lastMs: 50 });
  });

  it('makes those who look at intervals wait for the next look, and no longer than the limit', () => {
    expect(collapseShared(burst, polling)).toMatchObject({ originCalls: 1, lastMs: 500 });
    expect(collapseShared(burst, { lookMs: 500, limitMs: 300 }).lastMs).toBe(300);
  });

  it('passes all on at the limit when the answer is not there', () => {
    const slow = { requests: 4, originMs: 100, workers: 2 };
    expect(collapseShared(slow, { lookMs: 0, limitMs: 40 })).toEqual({ originCalls: 4, meanMs: (100 + 140 + 200 + 240) / 4, lastMs: 240 });
  });
});

describe('collapseUnshared', () => {
  it('takes one at a time until the limit, then the rest together', () => {
    expect(collapseUnshared(burst, rule)).toMatchObject({ originCalls: 400, lastMs: 6_900 });
    expect(collapseUnshared({ ...burst, requests: 3 }, rule)).toEqual({ originCalls: 3, meanMs: 100, lastMs: 150 });
  });

  it('gets only ten through in five seconds of looks every half', () => {
    expect(collapseUnshared(burst, polling).lastMs).toBe(5_000 + Math.ceil(390 / 8) * 50);
  });
});

describe('burstRows', () => {
  it('says the numbers of the lesson', () => {
    expect(burstRows(burstDefaults)).toEqual([
      ['Each is passed on', '400', '1.27 s', '2.5 s'],
      ['Collapsed, one answer for all', '1', '50 ms', '50 ms'],
      ['Collapsed, an answer is for one only', '400', '5.1 s', '6.9 s'],
    ]);
  });

  it('has a field for each number, at its default', () => {
    expect(Object.fromEntries(burstFields.map(({ name, value }) => [name, value]))).toEqual(burstDefaults);
  });
});
