import { describe, expect, it } from 'vitest';
import { describeDuration } from '../../../../src/components/lesson/duration-words.ts';

describe('describeDuration', () => {
  it.each([
    [0, '0 s'],
    [0.0504, '50.4 ms'],
    [5, '5 s'],
    [119, '119 s'],
    [600, '10 min'],
    [10_101, '2.81 h'],
    [2_020_200, '23.4 days'],
    [1e8, '3.17 years'],
    [1e15, 'over 10,000 years'],
    [Infinity, 'never'],
  ])('says %s s as %s', (seconds, words) => {
    expect(describeDuration(seconds)).toBe(words);
  });
});
