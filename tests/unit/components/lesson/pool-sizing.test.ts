import { describe, expect, it } from 'vitest';
import { connectionsBusy, listedSizes, poolDefaults, waitFor, withoutPool } from '../../../../src/components/lesson/pool-sizing.ts';
import { describeOpenings, describePool, renderPoolRows } from '../../../../src/components/lesson/pool-sizing-table.ts';

describe('a pool of connections', () => {
  it('is busy by Little’s law', () => {
    expect(connectionsBusy(poolDefaults)).toBe(8);
    expect(connectionsBusy({ ...poolDefaults, holdMs: 6 })).toBeCloseTo(2.4, 9);
  });

  it('makes requests wait as in an M/M/c', () => {
    // One connection at half load: half of the requests wait, and the wait is longer than t with probability 0.5 e^(-t/40).
    const one = { ...poolDefaults, requestsPerSecond: 25, holdMs: 20 };
    expect(waitFor(one, 1).waits).toBeCloseTo(0.5, 9);
    expect(waitFor(one, 1).p99Ms).toBeCloseTo(40 * Math.log(50), 6);
    expect(waitFor(poolDefaults, 10).waits).toBeCloseTo(0.4092, 4);
    expect(waitFor(poolDefaults, 10).p99Ms).toBeCloseTo(37.1, 1);
    expect(waitFor(poolDefaults, 16)).toMatchObject({ p99Ms: 0 });
  });

  it('queues without end when it is as small as what is busy, or smaller', () => {
    expect(waitFor(poolDefaults, 8)).toEqual({ size: 8, waits: 1, p99Ms: Infinity });
    expect(waitFor(poolDefaults, 5).p99Ms).toBe(Infinity);
  });

  it('cites what the lesson says of 6 ms instead of 20', () => {
    const short = waitFor({ ...poolDefaults, holdMs: 6 }, 5);
    expect(short.waits).toBeCloseTo(0.114, 3);
    expect(short.p99Ms).toBeCloseTo(5.6, 1);
    const quiz = { ...poolDefaults, requestsPerSecond: 60, holdMs: 50 };
    expect(waitFor(quiz, 8).waits).toBeCloseTo(0.013, 3);
  });

  it('spares the openings', () => {
    expect(withoutPool(poolDefaults)).toEqual({ openingsPerSecond: 8000, extraMs: 6 });
  });

  it('is put into words and rows, the reader’s own size among them', () => {
    expect(listedSizes(poolDefaults)).toEqual([9, 10, 12, 16]);
    expect(listedSizes({ ...poolDefaults, poolSize: 5 })).toEqual([5, 9, 10, 12, 16]);
    expect(listedSizes({ ...poolDefaults, requestsPerSecond: 1 })).toEqual([1, 2, 4, 8, 10]);
    expect(describePool(poolDefaults)).toBe('400 requests/s hold a connection for 20 ms: 8 in use on average, in each of 20 instances.');
    expect(describeOpenings(poolDefaults)).toContain('8,000 new connections a second, and each request would wait 6 ms longer');
    const rows = renderPoolRows({ ...poolDefaults, poolSize: 5 });
    expect(rows).toContain('<tr class="own"><th scope="row">5</th><td>100%</td><td class="over">without end</td><td>100</td></tr>');
    expect(rows).toContain('<tr><th scope="row">16</th><td>0.902%</td><td>none</td><td>320</td></tr>');
  });
});
