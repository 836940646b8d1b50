import { describe, expect, it } from 'vitest';
import { isDone } from '../../../src/components/course/mark-done.ts';

const done = {
  exercises: new Set(['cache-lru']),
  rightAnswers: new Map([
    ['partitioning', new Set(['a', 'b', 'c'])],
    ['no-quiz', new Set<string>()],
  ]),
};

describe('isDone', () => {
  it('takes an exercise as done when it was passed', () => {
    expect(isDone('exercise:cache-lru', done)).toBe(true);
    expect(isDone('exercise:cache-lfu', done)).toBe(false);
  });

  it('takes a lesson as done when each question of its quiz was answered right once', () => {
    expect(isDone('lesson:partitioning:3', done)).toBe(true);
    expect(isDone('lesson:partitioning:4', done)).toBe(false);
    expect(isDone('lesson:rebalancing:3', done)).toBe(false);
  });

  it('never takes a lesson without questions, or a name of no kind, as done', () => {
    expect(isDone('lesson:no-quiz:0', done)).toBe(false);
    expect(isDone('', done)).toBe(false);
    expect(isDone('lesson:partitioning:x', done)).toBe(false);
  });
});
