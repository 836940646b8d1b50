import { describe, expect, it } from 'vitest';
import {
  bestPolicies,
  countHits,
  describeStep,
  parseRequests,
  steppedPolicies,
  stepThrough,
} from '../../../../src/components/lesson/eviction-steps.ts';
import { createStream } from '../../../../src/kernel/index.ts';
import { createPolicy } from '../../../../src/sim/cache/policies.ts';

const requests = [...'ABBCDAEFABEFEAF'];

function hitsOf(text: string, capacity: number): readonly number[] {
  return steppedPolicies.map((policy) => countHits(stepThrough(policy, [...text], capacity)));
}

describe('stepThrough', () => {
  it('evicts by insertion for FIFO and LIFO, by use for LRU and MRU, by count for LFU', () => {
    const victims = steppedPolicies.map((policy) => stepThrough(policy, requests, 4)[6]!.evicted);
    expect(victims).toEqual(['A', 'D', 'B', 'A', 'C']);
  });

  it('gives the hit counts that the lesson prints', () => {
    expect(hitsOf('ABBCDAEFABEFEAF', 4)).toEqual([7, 5, 8, 4, 9]);
  });

  it('hits nothing under FIFO, LRU and LFU on a loop one larger than the cache', () => {
    const [fifo, , lru, mru, lfu] = hitsOf('ABCDEABCDEABCDE', 4);
    expect([fifo, lru, lfu]).toEqual([0, 0, 0]);
    expect(mru).toBeGreaterThan(6);
  });

  it('shows the anomaly of FIFO (Belady, Nelson, Shedler 1969): nine misses with three slots, ten with four', () => {
    const text = [...'123412512345'];
    expect(text.length - countHits(stepThrough('fifo', text, 3))).toBe(9);
    expect(text.length - countHits(stepThrough('fifo', text, 4))).toBe(10);
  });

  it('lists the keys held in the order they would go', () => {
    expect(stepThrough('lru', [...'ABCA'], 4).at(-1)!.keys).toEqual(['B', 'C', 'A']);
    expect(stepThrough('lifo', [...'ABCA'], 4).at(-1)!.keys).toEqual(['C', 'B', 'A']);
  });

  it.each(steppedPolicies)('agrees with the simulation on %s, request by request', (id) => {
    const stream = createStream(`eviction-steps/${id}`);
    for (let round = 0; round < 40; round++) {
      const capacity = 1 + stream.below(5);
      const keys = Int32Array.from({ length: 60 }, () => stream.below(8));
      const policy = createPolicy(id, { capacity, keyCount: 8, stream, nextUses: new Int32Array(60) });
      const steps = stepThrough(id, [...keys].map(String), capacity);
      expect(steps.map((step) => step.hit)).toEqual([...keys].map((key) => policy.access(key)));
    }
  });
});

describe('bestPolicies', () => {
  it('returns every policy that ties for the most hits', () => {
    expect(bestPolicies({ fifo: 3, lifo: 5, lru: 3, mru: 5, lfu: 1 })).toEqual(['lifo', 'mru']);
  });
});

describe('parseRequests', () => {
  it('reads letters with or without separators', () => {
    expect(parseRequests('a b, C')).toEqual({ requests: ['A', 'B', 'C'] });
  });

  it.each([
    ['', 'Type a sequence'],
    ['A ? B', '“?”'],
    ['A'.repeat(25), 'this is 25'],
  ])('says what is wrong with %j', (text, part) => {
    expect(parseRequests(text)).toEqual({ problem: expect.stringContaining(part) });
  });
});

describe('describeStep', () => {
  it('names a hit, a miss that filled a free slot, and the key that went', () => {
    expect(stepThrough('fifo', [...'AABC'], 2).map(describeStep)).toEqual(['miss', 'hit', 'miss', 'A out']);
  });
});
