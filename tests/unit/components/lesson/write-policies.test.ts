import { describe, expect, it } from 'vitest';
import { crashIn, playWrites, storeWritesPerSecond, writePolicies } from '../../../../src/components/lesson/write-policies.ts';
import { createStream } from '../../../../src/kernel/index.ts';

describe('a crash of the cache', () => {
  it('loses acknowledged writes under write-behind alone, until the flush', () => {
    const lost = writePolicies.map(({ id }) => playWrites(id).map((state) => crashIn(id, state, 'cache').lost));
    expect(lost[0]!.flat()).toEqual([]);
    expect(lost[1]).toEqual([[], [], [2], [2, 3], [2, 3], []]);
    expect(lost[2]!.flat()).toEqual([]);
  });

  it('takes back a value readers could see while write-through had not stored it', () => {
    const [first, second] = playWrites('write-through');
    expect(crashIn('write-through', first!, 'cache')).toMatchObject({ isBad: true, words: '2 seen, then gone' });
    expect(crashIn('write-through', second!, 'cache').isBad).toBe(false);
  });
});

describe('a crash of the application', () => {
  it('leaves the cache ahead of the store under write-through and behind it under write-around, in the middle of a write only', () => {
    const bad = writePolicies.map(({ id }) => playWrites(id).map((state) => crashIn(id, state, 'application').isBad));
    expect(bad[0]).toEqual([true, false, false, false, false, false]);
    expect(bad[1]).toEqual([false, false, false, false, false, false]);
    expect(bad[2]).toEqual([true, false, false, false, false, false]);
  });
});

describe('playWrites', () => {
  it('has the read after a write miss under write-around and hit otherwise', () => {
    expect(playWrites('write-around')[3]!.cached).toBeNull();
    expect(playWrites('write-around')[4]).toMatchObject({ cached: 3, stored: 3 });
    expect(playWrites('write-through')[3]!.cached).toBe(3);
  });
});

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
