import { describe, expect, it } from 'vitest';
import { announceVerdict, describeScore, formatScore } from '../../../../src/grader/format/index.ts';
import type { Score } from '../../../../src/grader/protocol/verdict.ts';
import { verdictSchema } from '../../../../src/schema/verdict.ts';
import { aVerdict, RULES } from './a-verdict.ts';

function aScore(value: number): Score {
  return {
    value,
    scale: { zero: 'LRU', one: 'Belady' },
    parts: [
      { id: 'loop', title: 'A loop', value, detail: '10.0% hits', marks: [{ id: 'two', value: 0.9 }] },
      { id: 'scan', title: 'A scan', value: -0.3, detail: '5.0% hits', marks: [] },
    ],
    medals: [
      { id: 'two', title: 'Second', value: 0.5 },
      { id: 'one', title: 'First', value: 0.3 },
    ],
  };
}

describe('describeScore', () => {
  it.each([
    [0.2, 'No medal yet. The next is First, at 0.30.'],
    [0.3, 'Medals: First. The next is Second, at 0.50.'],
    [0.499, 'Medals: First. The next is Second, at 0.50.'],
    [0.5, 'All medals: Second and First.'],
  ])('counts a medal as reached from its score on: %d', (value, words) => {
    expect(describeScore(aScore(value)).medals).toBe(words);
  });

  it('names both ends, and gives each part the marks of all medals in their order', () => {
    const lines = describeScore(aScore(0.4));
    expect(lines.summary).toBe('0.40 of the way from LRU (0) to Belady (1).');
    expect(lines.marks.map((mark) => [mark.title, mark.value, mark.isReached])).toEqual([
      ['Second', '0.50', false],
      ['First', '0.30', true],
    ]);
    expect(lines.parts.map((part) => [part.value, ...part.marks.map((mark) => mark.value)])).toEqual([
      ['0.40', '0.90', '–'],
      ['−0.30', '–', '–'],
    ]);
  });
});

describe('formatScore', () => {
  it.each([
    [0, '0.00'],
    [-0.001, '0.00'],
    [-1.114, '−1.11'],
    [undefined, '–'],
    [NaN, '–'],
  ])('writes %s as %s', (value, text) => expect(formatScore(value)).toBe(text));
});

describe('a verdict with a score', () => {
  it('is announced with it', () => {
    expect(announceVerdict(aVerdict({ score: aScore(0.4) }), RULES)).toContain('Score: 0.40 of the way from LRU (0) to Belady (1).');
  });

  it('can be stored and read back', () => {
    const verdict = aVerdict({ score: aScore(0.4) });
    expect(verdictSchema.parse(JSON.parse(JSON.stringify(verdict)))).toEqual(verdict);
    expect(() => verdictSchema.parse({ ...verdict, score: { value: 'high' } })).toThrow();
  });
});
