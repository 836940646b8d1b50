import { describe, expect, it } from 'vitest';
import { describeUse, redundancyRows, useOfGroup, vrrpTakeoverSeconds } from '../../../../src/components/lesson/balancer-redundancy.ts';

describe('useOfGroup', () => {
  it.each([
    ['two active at 60%', { active: 2, standby: 0, load: 120, capacity: 100 }, 0.6, 1.2],
    ['four active at 75%', { active: 4, standby: 0, load: 300, capacity: 100 }, 0.75, 1],
    ['five active at 80%', { active: 5, standby: 0, load: 400, capacity: 100 }, 0.8, 1],
    ['a pair with one passive', { active: 1, standby: 1, load: 60, capacity: 100 }, 0.6, 0.6],
    ['one alone', { active: 1, standby: 0, load: 60, capacity: 100 }, 0.6, Infinity],
  ])('says how busy the rest are when one dies: %s', (_name, group, usual, after) => {
    const use = useOfGroup(group);
    expect(use.usual).toBeCloseTo(usual, 12);
    expect(use.afterOneDies).toBe(after);
  });
});

describe('vrrpTakeoverSeconds', () => {
  it('is 3.6 s at the defaults of RFC 9568, of which 0.6 s is the skew', () => {
    expect(vrrpTakeoverSeconds(1, 100)).toBe(3.609375);
    expect(vrrpTakeoverSeconds(1, 100) - 3).toBeCloseTo(0.61, 2);
  });

  it('is shorter for a higher priority', () => {
    expect(vrrpTakeoverSeconds(1, 254)).toBeLessThan(vrrpTakeoverSeconds(1, 100));
  });
});

describe('redundancyRows', () => {
  it('names what is left in words', () => {
    const rows = redundancyRows(3, 60, 100);
    expect(rows.map(({ use }) => describeUse(use.afterOneDies))).toEqual(['none left', '60%', '30%', '30%']);
    expect(rows[1]!.outage).toBe('up to 3.6 s');
  });
});
