import { describe, expect, it } from 'vitest';
import { createStream } from '../../../src/kernel/index.ts';
import { stableSort } from '../../../src/grader/realm/learner/stable-sort.ts';

describe('stableSort', () => {
  it('sorts as the engine does, stably, undefined last', () => {
    const stream = createStream('sorts');
    for (let round = 0; round < 500; round++) {
      const list = Array.from({ length: stream.below(40) }, (_, id) => (stream.below(12) === 0 ? undefined : { key: stream.below(8), id }));
      const expected = list.slice().sort((a, b) => a!.key - b!.key);
      stableSort(list as unknown[], (a, b) => (a as { key: number }).key - (b as { key: number }).key);
      expect(list).toEqual(expected);
    }
  });

  it('compares a list in order once a pair, in either direction, and any list n log n times at most', () => {
    const count = (list: number[]): number => {
      let calls = 0;
      stableSort(list, (a, b) => {
        calls += 1;
        return (a as number) - (b as number);
      });
      return calls;
    };
    const up = Array.from({ length: 1000 }, (_, index) => index);
    expect(count(up.slice())).toBe(999);
    expect(count(up.slice().reverse())).toBe(999);
    const stream = createStream('random');
    expect(count(up.map(() => stream.below(1_000_000)))).toBeLessThan(1000 * 11);
  });

  it('ends with a comparator that contradicts itself or draws by chance', () => {
    const stream = createStream('chance');
    const list = Array.from({ length: 100 }, (_, index) => index);
    stableSort(list, () => stream.float() - 0.5);
    expect(list.slice().sort((a, b) => a - b)).toEqual(Array.from({ length: 100 }, (_, index) => index));
    stableSort(list, () => 'no number');
    stableSort(list, () => -1);
    expect(new Set(list).size).toBe(100);
  });
});
