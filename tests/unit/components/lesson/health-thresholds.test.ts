import { describe, expect, it } from 'vitest';
import { healthDefaults, healthFields, healthRows, readHealthNumbers } from '../../../../src/components/lesson/health-thresholds-table.ts';
import { judgeActively, judgePassively, meanTriesUntilRun, spanOfChecks } from '../../../../src/components/lesson/health-thresholds.ts';
import { createStream } from '../../../../src/kernel/index.ts';

describe('meanTriesUntilRun', () => {
  it.each([
    [0.5, 1, 2],
    [0.5, 2, 6],
    [0.5, 5, 62],
    [0.01, 3, 1_010_100],
    [1, 4, 4],
    [0, 2, Infinity],
  ])('is, for a chance of %s and %s in a row, %s tries (Feller, XIII.7)', (chance, length, tries) => {
    expect(meanTriesUntilRun(chance, length)).toBeCloseTo(tries, 6);
  });

  it('agrees with tries counted one by one', () => {
    const stream = createStream('runs of successes');
    const rounds = 20_000;
    let tries = 0;
    for (let round = 0; round < rounds; round++) for (let run = 0; run < 3; tries++) run = stream.float() < 0.4 ? run + 1 : 0;
    expect(tries / rounds / meanTriesUntilRun(0.4, 3)).toBeCloseTo(1, 1);
  });
});

describe('spanOfChecks', () => {
  it('is 4 to 6 s at HAProxy’s defaults when a backend refuses, 6 to 8 s when each check waits for its limit of 2 s', () => {
    expect(spanOfChecks(2, 3)).toEqual({ least: 4, mean: 5, most: 6 });
    expect(spanOfChecks(2, 3, 2)).toEqual({ least: 6, mean: 7, most: 8 });
  });
});

describe('judgeActively', () => {
  const { rules, fleet } = readHealthNumbers(healthDefaults);

  it('fails requests for as long as the backend stays in', () => {
    expect(judgeActively(rules, fleet).failedRequests).toBe(500);
  });

  it('throws a well backend out a hundred times as rarely for one failure more', () => {
    const [two, three] = [2, 3].map((fall) => judgeActively({ ...rules, fall }, fleet).falseEjectionInFleet);
    expect(two).toBeCloseTo(101, 6);
    expect(three! / two!).toBeCloseTo(100.01, 2);
  });

  it('loads each backend with a check from every judge once an interval', () => {
    expect(judgeActively(rules, { ...fleet, judges: 500 }).checksPerSecond).toBe(250);
  });
});

describe('judgePassively', () => {
  it('lets every judge pay for its own failures, the slower the more of them share the requests', () => {
    const { rules, fleet } = readHealthNumbers({ ...healthDefaults, judges: 500 });
    const { failedRequests, ejection, checksPerSecond } = judgePassively(rules, fleet);
    expect(failedRequests).toBe(2_500);
    expect(ejection).toEqual({ least: 20, mean: 22.5, most: 25 });
    expect(checksPerSecond).toBe(0);
  });
});

describe('healthRows', () => {
  it('says the numbers of the lesson', () => {
    expect(healthRows(healthDefaults)).toEqual([
      ['A crashed backend is out after', '5 s (4 s to 6 s)', '90 ms (80 ms to 100 ms)'],
      ['Requests that fail till then', '500', '10'],
      ['Back in, once it is well', '3 s (2 s to 4 s)', '30 s or more after it went'],
      ['One well backend is thrown out every', '11.7 days', '3.2 years'],
      ['Some well backend is thrown out every', '2.81 h', '11.7 days'],
      ['Checks each backend answers', '1/s', 'none'],
    ]);
  });

  it('has a field for each number, at its default', () => {
    expect(Object.fromEntries(healthFields.map(({ name, value }) => [name, value]))).toEqual(healthDefaults);
  });
});
