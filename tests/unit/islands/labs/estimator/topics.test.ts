import { describe, expect, it } from 'vitest';
import { latencyNumbers, quantity, ratio, valueIn } from '../../../../../src/estimate/index.ts';
import { drawQuestion, startOf } from '../../../../../src/islands/labs/estimator/settings.ts';
import { topicIds, topics } from '../../../../../src/islands/labs/estimator/topics/index.ts';

describe('the questions of the estimator', () => {
  it('work out servers from users, step by step with units', () => {
    const { steps, answer } = topics.servers.work(startOf('servers'));
    expect(steps.map(({ working, shown }) => `${working} = ${shown}`)).toEqual([
      '10 million users × 20 requests/user/day = 200 million requests/day',
      '200 million requests/day, and 1 day = 86,400 s = 2,310 requests/s',
      '2,310 requests/s × 3 = 6,940 requests/s',
      '500 requests/s/server × 0.6 = 300 requests/s/server',
      '6,940 requests/s ÷ 300 requests/s/server = 23.1 servers',
      '24 servers + 2 servers = 26 servers',
    ]);
    expect(answer).toEqual(quantity(26, 'servers'));
  });

  it('work out storage', () => {
    const { steps, answer } = topics.storage.work(startOf('storage'));
    expect(steps.map(({ working, shown }) => `${working} = ${shown}`)).toEqual([
      '50 million items/day × 1,000 B/item = 50 GB/day',
      '50 GB/day × 1,825 days = 91.3 TB',
      '91.3 TB × 3 = 274 TB',
      '274 TB × 1.3 = 356 TB',
    ]);
    expect(valueIn(answer, 'TB')).toBeCloseTo(50e6 * 1000 * 1825 * 3 * 1.3 * 1e-12, 9);
  });

  it('work out bandwidth in bits', () => {
    const { answer, shown } = topics.bandwidth.work({ rate: 7000, bytes: 200_000, missed: 50 });
    expect(shown).toBe('5.6 Gbit/s');
    expect(valueIn(answer, 'Gbit/s')).toBeCloseTo(5.6, 9);
  });

  it('work out the memory of a cache and its nodes', () => {
    const { steps, shown } = topics.cache.work(startOf('cache'));
    expect(shown).toBe('52 GB');
    expect(steps.at(-1)!.shown).toBe('1.63 servers, so 2 servers');
  });

  it('work out latency from the number of its year', () => {
    const disk = latencyNumbers.findIndex(({ id }) => id === 'disk');
    const { steps, shown } = topics.times.work({ what: disk, count: 5000 });
    expect(shown).toBe('50 s');
    expect(steps.map(({ working }) => working)).toEqual(['napkin-math, 2023', '5,000 requests × 10 ms/request']);
  });

  it.each([10, 32, 37, 40, 53, 60])('take 2^%i apart into tens that are nearly thousands', (exponent) => {
    const { steps, answer } = topics.powers.work({ exponent });
    expect(answer.value).toBe(2 ** exponent);
    const product = steps.find(({ name }) => name === 'Multiply')!;
    // Each ten in the exponent drops 2.4%; six of them 15.3%.
    expect(ratio(answer, product.result)).toBeCloseTo(1.024 ** Math.floor(exponent / 10), 9);
  });

  it.each(topicIds)('of kind %s have a finite answer in the unit asked for, at both ends of every number and as drawn', (id) => {
    const topic = topics[id];
    const { dimension } = quantity(1, topic.unit);
    const ends = Object.entries(topic.parameters).flatMap(([name, { min, max }]) => [
      { ...startOf(id), [name]: min },
      { ...startOf(id), [name]: max },
    ]);
    const drawn = Array.from({ length: 50 }, (_, question) => drawQuestion(id, question + 1));
    const least = Object.fromEntries(Object.entries(topic.parameters).map(([name, { min }]) => [name, min]));
    const most = Object.fromEntries(Object.entries(topic.parameters).map(([name, { max }]) => [name, max]));
    for (const values of [...ends, ...drawn, least, most]) {
      const { steps, answer, shown } = topic.work(values);
      expect(answer.dimension).toEqual(dimension);
      expect(answer.value).toBeGreaterThan(0);
      expect(JSON.stringify([topic.ask(values), shown, steps])).not.toMatch(/NaN|Infinity|undefined|null|more than can/);
    }
  });

  it.each(topicIds)('of kind %s are drawn within their ranges, and the same again', (id) => {
    for (let question = 1; question <= 20; question++) {
      const values = drawQuestion(id, question);
      expect(values).toEqual(drawQuestion(id, question));
      for (const [name, { min, max }] of Object.entries(topics[id].parameters)) {
        expect(values[name]).toBeGreaterThanOrEqual(min);
        expect(values[name]).toBeLessThanOrEqual(max);
      }
    }
    expect(drawQuestion(id, 1)).not.toEqual(drawQuestion(id, 2));
  });
});

describe('latency numbers', () => {
  it('stand in order, each with its year', () => {
    const seconds = latencyNumbers.map((one) => one.seconds);
    expect(seconds).toEqual([...seconds].sort((a, b) => a - b));
    for (const { year } of latencyNumbers) expect(year).toBeGreaterThan(2018);
  });
});
