import { afterEach, describe, expect, it, vi } from 'vitest';
import { scoreGuess } from '../../../../../src/islands/labs/cache-eviction/predictions.ts';
import { readScore, writeScore } from '../../../../../src/islands/labs/shared/score.ts';
import type { PolicyId } from '../../../../../src/sim/cache/index.ts';

const ratios = new Map<PolicyId, number>([
  ['belady', 0.9],
  ['lru', 0.57],
  ['sieve', 0.67],
  ['s3-fifo', 0.669],
]);

afterEach(() => vi.unstubAllGlobals());

describe('scoreGuess', () => {
  it('gives a point for the winner, leaving out Belady, and up to two for the ratio', () => {
    expect(scoreGuess({ winner: 'sieve', hitRatio: 0.6 }, 'lru', ratios)).toMatchObject({ winnerRight: true, points: 3 });
    expect(scoreGuess({ winner: 'lru', hitRatio: 0.45 }, 'lru', ratios)).toMatchObject({ winnerRight: false, points: 1 });
    expect(scoreGuess({ winner: 'belady', hitRatio: 0.1 }, 'lru', ratios)).toMatchObject({ winnerRight: false, points: 0 });
  });

  it('takes nearly equal policies for equal', () => {
    expect(scoreGuess({ winner: 's3-fifo', hitRatio: 0 }, 'lru', ratios)).toMatchObject({
      winnerRight: true,
      winners: ['sieve', 's3-fifo'],
    });
  });

  it('has nothing to score without the policy asked about', () => {
    expect(scoreGuess({ winner: 'lru', hitRatio: 0.5 }, 'arc', ratios)).toBeUndefined();
    expect(scoreGuess({ winner: 'lru', hitRatio: 0.5 }, 'belady', new Map([['belady', 0.9]]))).toBeUndefined();
  });
});

describe('score', () => {
  it('is kept, and starts afresh where what is kept is broken or storage is denied', () => {
    const kept = new Map<string, string>();
    vi.stubGlobal('localStorage', {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, text: string) => kept.set(key, text),
    });
    expect(readScore('cache-eviction')).toEqual({ rounds: 0, points: 0 });
    expect(writeScore('cache-eviction', { rounds: 2, points: 5 })).toBe(true);
    expect(readScore('cache-eviction')).toEqual({ rounds: 2, points: 5 });
    for (const broken of ['{', '{"rounds":-1,"points":0}', '"x"', '{"rounds":1e99}']) {
      for (const key of kept.keys()) kept.set(key, broken);
      expect(readScore('cache-eviction')).toEqual({ rounds: 0, points: 0 });
    }
    const deny = () => {
      throw new Error('denied');
    };
    vi.stubGlobal('localStorage', { getItem: deny, setItem: deny });
    expect(readScore('cache-eviction')).toEqual({ rounds: 0, points: 0 });
    expect(writeScore('cache-eviction', { rounds: 1, points: 1 })).toBe(false);
  });
});
