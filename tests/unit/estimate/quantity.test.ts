import { describe, expect, it } from 'vitest';
import type { Dimension, Quantity } from '../../../src/estimate/index.ts';
import {
  add,
  convert,
  describeDimension,
  divide,
  formatBits,
  formatIn,
  formatNumber,
  formatQuantity,
  gradeEstimate,
  multiply,
  quantity,
  ratio,
  readQuantity,
  readUnit,
  resultOf,
  roundUp,
  term,
  UnitMismatch,
  valueIn,
  workOut,
} from '../../../src/estimate/index.ts';

describe('quantities', () => {
  it('refuses to add, compare or convert what differs in its units, and names both', () => {
    const [bytes, time, requests, users] = [quantity(5, 'GB'), quantity(3, 's'), quantity(7, 'requests'), quantity(7, 'users')];
    expect(() => add(bytes, time)).toThrow(new UnitMismatch('seconds cannot be added to bytes'));
    expect(() => add(requests, users)).toThrow(UnitMismatch);
    expect(() => ratio(bytes, time)).toThrow('bytes cannot be compared with seconds');
    expect(() => valueIn(bytes, 'Gbit/s')).toThrow('bytes cannot be given in bytes per second');
    expect(valueIn(add(bytes, quantity(500, 'MB')), 'GB')).toBe(5.5);
  });

  it('carries units through products and quotients', () => {
    const perDay = multiply(quantity(10e6, 'users'), quantity(20, 'requests/user/day'));
    expect(perDay.dimension).toEqual({ request: 1, second: -1 });
    expect(valueIn(perDay, 'requests/day')).toBeCloseTo(200e6, 3);
    expect(valueIn(perDay, 'requests/s')).toBeCloseTo(2314.8, 1);
    const servers = divide(perDay, quantity(500, 'requests/s/server'));
    expect(servers.dimension).toEqual({ server: 1 });
    expect(roundUp(servers)).toEqual({ value: 5, dimension: { server: 1 } });
    expect(divide(quantity(1, 'GB'), quantity(1, 'GiB')).dimension).toEqual({});
  });

  it('rounds up what is above a whole number, but for the last bits of a fraction', () => {
    expect([0.1 * 30, 3.0001, 3].map((value) => roundUp({ value, dimension: {} }).value)).toEqual([3, 4, 3]);
  });

  it('throws for a unit it does not know', () => {
    expect(() => quantity(1, 'furlong')).toThrow(new RangeError('"furlong" is no unit'));
  });
});

describe('units', () => {
  it.each<[string, number, Dimension]>([
    ['GB', 1e9, { byte: 1 }],
    ['gb', 1e9, { byte: 1 }],
    ['GiB', 2 ** 30, { byte: 1 }],
    ['PiB', 2 ** 50, { byte: 1 }],
    ['Gbit/s', 1.25e8, { byte: 1, second: -1 }],
    ['Gbps', 1.25e8, { byte: 1, second: -1 }],
    ['Mb', 1.25e5, { byte: 1 }],
    ['MBps', 1e6, { byte: 1, second: -1 }],
    ['kB/request', 1000, { byte: 1, request: -1 }],
    ['QPS', 1, { request: 1, second: -1 }],
    ['reads per day', 1 / 86_400, { request: 1, second: -1 }],
    ['us', 1e-6, { second: 1 }],
    ['years', 31_536_000, { second: 1 }],
    ['', 1, {}],
  ])('reads %s', (text, scale, dimension) => {
    const unit = readUnit(text)!;
    expect(unit.scale).toBeCloseTo(scale, 12);
    expect(unit.dimension).toEqual(dimension);
  });

  it.each(['parsec', 'GB/', '/s', 'GB//s', 'constructor', '__proto__', 'B'.repeat(60)])('does not read %s', (text) => {
    expect(readUnit(text)).toBeUndefined();
  });
});

describe('text that is typed', () => {
  const bytes: Dimension = { byte: 1 };
  const read = (text: string, asked = bytes, example = '500 GB') => readQuantity(text, asked, example);

  it.each([
    ['12 TB', 12e12],
    ['1,500GB', 1.5e12],
    ['1.5e3 GB', 1.5e12],
    ['2^40 B', 2 ** 40],
    ['3 million bytes', 3e6],
    ['.5 GiB', 2 ** 29],
    ['+7 KB', 7000],
  ])('reads %s', (text, value) => {
    expect(read(text)).toEqual({ quantity: { value, dimension: bytes } });
  });

  it.each([
    ['', /Nothing is given yet.*500 GB/],
    ['lots', /“lots” does not begin with a number/],
    ['0 GB', /Zero has no order of magnitude/],
    ['-4 GB', /below zero cannot be/],
    ['1e300 GB', /more than there is of anything.*500 GB/],
    ['2^4000 B', /more than there is/],
    ['12', /The unit is missing; asked for are bytes/],
    ['12 s', /“s” measures seconds; asked for are bytes/],
    ['12 GB/s', /“GB\/s” measures bytes per second/],
    ['12 smoots', /“smoots” is no unit/],
    ['Infinity GB', /does not begin with a number/],
    ['NaN', /does not begin with a number/],
  ])('answers “%s” in words', (text, problem) => {
    const answer = read(text);
    expect('problem' in answer ? answer.problem : '').toMatch(problem);
  });

  it('reads requests a second in the ways people write them', () => {
    const rate: Dimension = { request: 1, second: -1 };
    for (const text of ['20k requests/s', '20,000 QPS', '20 thousand reads per second', '2e4 req/s']) {
      expect(read(text, rate)).toEqual({ quantity: { value: 20_000, dimension: rate } });
    }
  });
});

describe('numbers as they are shown', () => {
  it.each<[Quantity, string]>([
    [quantity(1462, 'GB'), '1.46 TB'],
    [quantity(999.9, 'GB'), '1 TB'],
    [quantity(912.4999999999999, 'GB'), '913 GB'],
    [quantity(0.0003, 's'), '300 µs'],
    [quantity(280, 's'), '4.67 min'],
    [quantity(2314.8, 'requests/s'), '2,310 requests/s'],
    [quantity(0.02, 'requests/s'), '1,730 requests/day'],
    [quantity(0.0123, 'requests/s'), '1,060 requests/day'],
    [quantity(3.65e9, 'items'), '3.65 billion items'],
    [quantity(1, 'servers'), '1 server'],
    [quantity(2, 'KB/request'), '2 KB/request'],
    [quantity(37.5, 'MB/s'), '37.5 MB/s'],
    [quantity(3), '3'],
  ])('%o as %s', (amount, text) => {
    expect(formatQuantity(amount)).toBe(text);
  });

  it('shows bits, named units and what is no number', () => {
    expect(formatBits(quantity(37.5, 'MB/s'))).toBe('300 Mbit/s');
    expect(formatIn(quantity(20, 'requests/user/day'), 'requests/user/day')).toBe('20 requests/user/day');
    expect(formatIn(quantity(200e6, 'requests/day'), 'requests/day')).toBe('200 million requests/day');
    expect(formatIn(quantity(0.2, '$/GB/month'), '$/GB/month')).toBe('$0.2/GB/month');
    expect(formatNumber(Infinity)).toBe('more than can be counted');
    expect(formatNumber(0)).toBe('0');
  });

  it('says dimensions in words', () => {
    expect([{}, { byte: 1 }, { request: 1, second: -1 }, { second: -1 }].map((one) => describeDimension(one))).toEqual([
      'a number without a unit',
      'bytes',
      'requests per second',
      'times per second',
    ]);
  });
});

describe('a calculation', () => {
  it('shows each step with its units and carries them on', () => {
    const day = workOut('A day', [term(10e6, 'users'), term(20, 'requests/user/day')], [], 'requests/day');
    expect(day).toMatchObject({ working: '10 million users × 20 requests/user/day', shown: '200 million requests/day' });
    const second = convert('A second', resultOf(day, 'requests/day'), 's', 'day', 'requests/s');
    expect(second).toMatchObject({ working: '200 million requests/day, and 1 day = 86,400 s', shown: '2,310 requests/s' });
    expect(second.result).toEqual(day.result);
    const servers = workOut('Servers', [resultOf(second)], [term(500, 'requests/s/server')]);
    expect(servers).toMatchObject({ working: '2,310 requests/s ÷ 500 requests/s/server', shown: '4.63 servers' });
  });

  it('refuses a unit that the result is not in', () => {
    expect(() => workOut('A day', [term(1, 'users'), term(1, 'requests/user/day')], [], 'GB')).toThrow(UnitMismatch);
  });
});

describe('the grade of an estimate', () => {
  it.each([
    [1, 3],
    [2, 3],
    [0.5, 3],
    [2.1, 2],
    [3.16, 2],
    [0.317, 2],
    [3.2, 1],
    [10, 1],
    [0.1, 1],
    [10.1, 0],
    [0.09, 0],
  ])('of %d times the truth is %d points', (factor, points) => {
    expect(gradeEstimate(quantity(7 * factor, 'GB'), quantity(7, 'GB'))).toMatchObject({ points });
  });

  it('is not given across units', () => {
    expect(() => gradeEstimate(quantity(1, 's'), quantity(1, 'GB'))).toThrow(UnitMismatch);
  });
});
