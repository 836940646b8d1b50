import { describe, expect, it } from 'vitest';
import { storeWritesPerSecond } from '../../../../src/components/lesson/buffered-writes.ts';
import { createStream } from '../../../../src/kernel/index.ts';

describe('storeWritesPerSecond', () => {
  it('counts the distinct keys of an interval', () => {
    const stream = createStream('distinct keys');
    let distinct = 0;
    const rounds = 200;
    for (let round = 0; round < rounds; round++) {
      const keys = new Set<number>();
      for (let time = stream.exponential(1 / 500); time < 2; time += stream.exponential(1 / 500)) keys.add(stream.below(700));
      distinct += keys.size;
    }
    const expected = 2 * storeWritesPerSecond({ writesPerSecond: 500, keys: 700, flushSeconds: 2 });
    expect(Math.abs(distinct / rounds / expected - 1)).toBeLessThan(0.01);
  });

  it('comes to one write a key and interval for few keys, and to all writes for many', () => {
    expect(storeWritesPerSecond({ writesPerSecond: 5_000, keys: 1_000, flushSeconds: 10 })).toBeCloseTo(100, 6);
    expect(storeWritesPerSecond({ writesPerSecond: 5_000, keys: 1_000_000, flushSeconds: 10 })).toBeCloseTo(4877.06, 1);
  });
});
