import { describe, expect, it } from 'vitest';
import { checkLoad } from '../../../src/design/load.ts';
import { quantity } from '../../../src/estimate/index.ts';
import { gradeEstimates, loadFrom } from '../../../src/interview/estimates.ts';
import { readSiteCase, smallCase } from './cases.ts';

const one = smallCase();
const typed = (entries: Record<string, string>) => new Map(Object.entries(entries).map(([id, text]) => [id, { text }]));
const grade = (entries: Record<string, string>) => Object.fromEntries(gradeEstimates(one, typed(entries)).map((each) => [each.id, each]));

describe('an estimate', () => {
  it('is worked out by the program, step by step', () => {
    const { keys } = grade({});
    expect(keys!.working.map(({ name, working, shown }) => `${name}: ${working} = ${shown}`)).toEqual([
      'Requests in a day: 10 requests/s × 1 day = 864,000 requests',
      'Items asked for: 864,000 requests ÷ 10 requests/item = 86,400 items',
    ]);
    expect(keys!.truthShown).toBe('86,400 items');
    expect(grade({}).rate!.truth).toEqual(quantity(10, 'requests/s'));
  });

  // The truth is 10 requests/s. Half an order of magnitude is the root of 10, 3.16.
  it.each([
    ['10 requests/s', 'right', 1],
    ['864000 requests/day', 'right', 1],
    ['31 qps', 'right', 3.1],
    ['3.2 qps', 'right', 0.32],
    ['32 qps', 'off-by-10', 3.2],
    ['3.1 requests/s', 'off-by-10', 0.31],
    ['100 requests/s', 'off-by-10', 10],
    ['1 request/s', 'off-by-10', 0.1],
    ['101 requests/s', 'off-by-more', 10.1],
    ['0.9 requests/s', 'off-by-more', 0.09],
    ['10 million qps', 'off-by-more', 1e6],
  ])('of %s is %s', (text, verdict, ratio) => {
    const { rate } = grade({ rate: text });
    expect(rate!.verdict).toBe(verdict);
    expect(rate!.ratio).toBeCloseTo(ratio, 9);
  });

  it.each([
    ['50,000 items', 'right', 1],
    ['200k items', 'right', 1],
    ['600k items', 'right', 3],
    ['20k items', 'right', 0.4],
    ['2 million items', 'off-by-10', 10],
    ['4,900 items', 'off-by-more', 0.098],
  ])('with a range accepted, of %s, is %s', (text, verdict, ratio) => {
    const { keys } = grade({ keys: text });
    expect(keys!.verdict).toBe(verdict);
    expect(keys!.ratio).toBeCloseTo(ratio, 9);
  });

  it.each([
    ['10', /unit is missing/],
    ['10 MB', /measures bytes/],
    ['many', /does not begin with a number/],
    ['0 requests/s', /Zero/],
    ['10 parsecs', /no unit/],
  ])('of “%s” says what is wrong with it', (text, problem) => {
    expect(grade({ rate: text }).rate).toMatchObject({ verdict: 'unreadable', problem: expect.stringMatching(problem) as string, text });
  });

  it('that is empty is missing', () => {
    expect(grade({ rate: ' ' }).rate!.verdict).toBe('missing');
    expect(grade({}).rate).not.toHaveProperty('text');
  });
});

describe('a load', () => {
  it("is the learner's beside the case's own", () => {
    const { learner, own, substituted } = loadFrom(one, typed({ rate: '100 requests/s', keys: '1,000 items' }), 'clients');
    expect(learner.kinds).toEqual([
      {
        id: 'get',
        name: 'Get',
        ratePerSecond: 100,
        readOrWrite: 'read',
        entry: 'clients',
        keys: { count: 1000, skew: 0.8 },
        responseKb: 1,
        objective: { p99Ms: 50 },
      },
    ]);
    expect(own.kinds[0]).toMatchObject({ ratePerSecond: 10, keys: { count: 86_400 } });
    expect(substituted).toEqual([]);
  });

  it("takes the case's number for what is missing or not readable, and says so", () => {
    const { learner, substituted } = loadFrom(one, typed({ rate: '100 MB', keys: '5 items' }), 'clients');
    expect(learner.kinds[0]).toMatchObject({ ratePerSecond: 10, keys: { count: 5 } });
    expect(substituted).toEqual(['rate']);
  });

  it.each(['1e28 requests/s', '0.0001 requests/year', '10 requests/s'])('of %s is one that the simulation takes', (rate) => {
    for (const keys of ['1e29 items', '0.001 items', '7.5 items']) {
      const { learner, own } = loadFrom(one, typed({ rate, keys }), 'clients');
      expect(checkLoad(learner)).toEqual({ ok: true, load: learner });
      expect(checkLoad(own)).toEqual({ ok: true, load: own });
    }
  });

  it('of the link shortener is a peak of some 11,600 reads and 116 writes a second', () => {
    const { own } = loadFrom(readSiteCase('url-shortener'), new Map(), 'clients');
    expect(own.kinds.map(({ id, ratePerSecond }) => [id, Math.round(ratePerSecond)])).toEqual([
      ['redirect', 11_574],
      ['create', 116],
    ]);
    expect(own.kinds[0]!.objective).toEqual({ p99Ms: 50, availability: 0.9995 });
    expect(checkLoad(own).ok).toBe(true);
  });
});
