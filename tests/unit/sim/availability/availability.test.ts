import { describe, expect, it } from 'vitest';
import { createStream } from '../../../../src/kernel/index.ts';
import type { Structure } from '../../../../src/sim/availability/index.ts';
import {
  allOf,
  anyOf,
  availabilityOfRepair,
  downtimeMinutes,
  minutesOfThirtyDays,
  minutesOfYear,
  ninesOf,
  SystemModel,
  unavailabilityOfPercent,
} from '../../../../src/sim/availability/index.ts';

const part = (name: string): Structure => ({ part: name });
const named = (...names: string[]): Structure[] => names.map(part);
const each = (chance: number, names: Iterable<string>): Map<string, number> => new Map([...names].map((name) => [name, chance]));

function assess(structure: Structure, chance: number): { readonly up: number; readonly down: number } {
  const model = new SystemModel(structure);
  const chances = each(chance, model.parts);
  return { up: model.availability(chances), down: model.unavailability(chances) };
}

describe('exact availability', () => {
  it('multiplies a sequence: .999 three times is .997003', () => {
    expect(assess(allOf(...named('a', 'b', 'c')), 0.001).up).toBeCloseTo(0.997002999, 15);
  });

  it('gives 2 of 3 at .99 as .999702', () => {
    expect(assess({ least: 2, of: named('a', 'b', 'c') }, 0.01).up).toBeCloseTo(0.999702, 15);
  });

  it('keeps the digits of what is nearly never down', () => {
    expect(assess(anyOf(...named('a', 'b', 'c', 'd')), 1e-5).down / 1e-20).toBeCloseTo(1, 12);
    expect(assess(anyOf(...named('a', 'b', 'c', 'd')), 1e-5).up).toBe(1);
  });

  it('counts a part in two places once', () => {
    const shared = anyOf(allOf(...named('power', 'a')), allOf(...named('power', 'b')));
    // Power and (a or b); taken for four parts it would be 1 - (1 - 0.81)^2 = 0.9639.
    expect(assess(shared, 0.1).up).toBeCloseTo(0.9 * 0.99, 15);
    expect(new SystemModel(shared).singlePoints()).toEqual(['power']);
    expect(new SystemModel(shared).parts).toEqual(['power', 'a', 'b']);
  });

  it('handles what is neither a sequence nor parallel: the bridge of five parts (2p^2 + 2p^3 - 5p^4 + 2p^5)', () => {
    const bridge = anyOf(
      allOf(...named('1', '4')),
      allOf(...named('2', '5')),
      allOf(...named('1', '3', '5')),
      allOf(...named('2', '3', '4')),
    );
    const p = 0.9;
    expect(assess(bridge, 1 - p).up).toBeCloseTo(2 * p ** 2 + 2 * p ** 3 - 5 * p ** 4 + 2 * p ** 5, 14);
    expect(new SystemModel(bridge).singlePoints()).toEqual([]);
  });

  it('agrees with adding up all states on 300 random structures with shared parts, as do the single points', () => {
    const random = createStream('structures');
    const below = (most: number): number => random.below(most);
    const draw = (depth: number): Structure => {
      if (depth === 0 || random.float() < 0.3) return part('abcdefg'[below(7)]!);
      const of = Array.from({ length: 1 + below(4) }, () => draw(depth - 1));
      return { least: below(of.length + 1), of };
    };
    const works = (one: Structure, isUp: (name: string) => boolean): boolean =>
      'part' in one ? isUp(one.part) : one.of.filter((inner) => works(inner, isUp)).length >= one.least;
    for (let round = 0; round < 300; round++) {
      const structure = draw(3);
      const model = new SystemModel(structure);
      const chances = new Map(model.parts.map((name) => [name, random.float()]));
      let up = 0;
      for (let state = 0; state < 1 << model.parts.length; state++) {
        const isUp = (name: string): boolean => ((state >> model.parts.indexOf(name)) & 1) === 1;
        if (works(structure, isUp))
          up += model.parts.reduce((chance, name) => chance * (isUp(name) ? 1 - chances.get(name)! : chances.get(name)!), 1);
      }
      expect(model.availability(chances)).toBeCloseTo(up, 12);
      expect(model.unavailability(chances)).toBeCloseTo(1 - up, 12);
      expect(model.singlePoints()).toEqual(model.parts.filter((name) => !works(structure, (other) => other !== name)));
    }
  });

  it('stays small where the states are too many to count: 20 of 40, four parts shared by 30 sequences', () => {
    const names = Array.from({ length: 40 }, (_, index) => `p${index}`);
    expect(assess({ least: 20, of: names.map(part) }, 0.5).up).toBeCloseTo(0.5626853, 6);
    const sharing = anyOf(...names.slice(0, 30).map((name) => allOf(...named('lb', 'db', 'dns', 'power', name))));
    expect(assess(sharing, 0.5).up).toBeCloseTo(0.5 ** 4 * (1 - 0.5 ** 30), 12);
  });

  it('refuses needs that cannot be and parts without a chance', () => {
    expect(() => new SystemModel({ least: 3, of: named('a', 'b') })).toThrow(/needs 3 of 2/);
    expect(() => new SystemModel({ least: 0.5, of: named('a') })).toThrow(RangeError);
    expect(() => new SystemModel(part('a')).availability(new Map([['a', Number.NaN]]))).toThrow(/"a" needs a chance/);
    expect(() => new SystemModel(part('a')).availability(new Map())).toThrow(/"a" needs a chance/);
  });
});

describe('downtime', () => {
  it('is 43.2 minutes in 30 days at 99.9%, and 525.6 in a year', () => {
    expect(downtimeMinutes(unavailabilityOfPercent(99.9), minutesOfThirtyDays)).toBeCloseTo(43.2, 10);
    expect(downtimeMinutes(unavailabilityOfPercent(99.9), minutesOfYear)).toBeCloseTo(525.6, 10);
  });

  it('counts nines', () => {
    expect([1, 0.5, 0.1, 0.01, 0.001, 0.0002, 1e-5, 2.98e-4].map(ninesOf)).toEqual([0, 0, 1, 2, 3, 3, 5, 3]);
    expect([99.9, 99.99, 99.999, 99.9999].map((percent) => ninesOf(unavailabilityOfPercent(percent)))).toEqual([3, 4, 5, 6]);
    expect(ninesOf(0)).toBe(Infinity);
  });

  it('follows from failure and repair: 1,000 hours up, 1 hour down', () => {
    expect(availabilityOfRepair(1000, 1)).toBeCloseTo(0.999001, 6);
    expect(availabilityOfRepair(5, 0)).toBe(1);
  });
});
