import { describe, expect, it } from 'vitest';
import { adapters, type CaseWorld, type Entry } from '../../src/grader/realm/learner/adapters/index.ts';

const world: CaseWorld = { nowMs: 1000, stream: () => expect.fail('no random numbers are asked for') };
const setup = {
  components: [{ id: 'a', availability: 0.9 }],
  parts: [
    { depth: 0, gate: 'all' },
    { depth: 1, id: 'a' },
    { depth: 1, gate: 2 },
    { depth: 2, id: 'b' },
    { depth: 2, gate: 'any' },
    { depth: 3, id: 'c' },
    { depth: 1, id: 'd' },
  ],
  entry: 'a',
  links: [{ from: 'a', to: 'b' }],
  targets: [{ id: 'b' }, { id: 'c' }],
};

function make(entry: Entry): Record<string, (...args: unknown[]) => unknown> {
  return adapters['availability-model'](entry, setup, world);
}

/** Returns what the adapter makes of an availability and of minutes that the learner's model gives. */
function answersFor(value: unknown): unknown[] {
  const model = make(() => ({ availability: () => value, downtimeMinutes: () => value }));
  return [model['availabilityTimes1e9']!(), model['downtimeMinutesTimes1000']!(30)];
}

describe('the adapter of availability models', () => {
  it('builds the nested system from the flat one', () => {
    let given: unknown;
    make((system) => {
      given = system;
      return {};
    });
    expect(given).toEqual({
      components: [{ id: 'a', availability: 0.9 }],
      requirement: { all: ['a', { atLeast: 2, of: ['b', { any: ['c'] }] }, 'd'] },
      entry: 'a',
      links: [{ from: 'a', to: 'b' }],
      targets: ['b', 'c'],
    });
  });

  it('hands every model a copy', () => {
    const entry: Entry = (system) => {
      (system as { components: unknown[] }).components.length = 0;
      return {};
    };
    make(entry);
    make(entry);
    expect(setup.components).toHaveLength(1);
  });

  it('rounds availabilities to billionths and minutes to thousandths', () => {
    expect(answersFor(0.997002999)).toEqual([997_002_999, 997]);
    expect(answersFor(-1e-17)).toEqual([0, 0]);
    expect(answersFor(1 + 1e-16)).toEqual([1_000_000_000, 1000]);
  });

  it('says in words what is no probability', () => {
    expect(answersFor(-0.1)).toEqual(['below 0', 'below 0']);
    expect(answersFor(1.1)).toEqual(['too large', 1100]);
    expect(answersFor(Infinity)).toEqual(['too large', 'too large']);
    expect(answersFor(NaN)).toEqual(['NaN', 'NaN']);
    for (const none of [undefined, null, '0.5', 1n, {}]) expect(answersFor(none)).toEqual(['no number', 'no number']);
  });

  it('passes the days on, and the list of single points as it is', () => {
    const list = ['a'];
    const model = make(() => ({ downtimeMinutes: (days: number) => days / 10, singlePoints: () => list }));
    expect(model['downtimeMinutesTimes1000']!(30)).toBe(3000);
    expect(model['singlePoints']!()).toBe(list);
  });

  it('takes a RangeError while the model is made for an answer, and nothing else', () => {
    const refused = make(() => {
      throw new RangeError('0.9 is no availability');
    });
    const text = 'a RangeError when it was made';
    expect(refused['availabilityTimes1e9']!()).toBe(text);
    expect(refused['downtimeMinutesTimes1000']!(1)).toBe(text);
    expect(refused['singlePoints']!()).toEqual([text]);
    for (const error of [new Error('no'), new RangeError('Maximum call stack size exceeded')]) {
      expect(() =>
        make(() => {
          throw error;
        }),
      ).toThrow(error);
    }
    // Giving the words is not refusing.
    expect(answersFor(text)).toEqual(['no number', 'no number']);
  });
});
