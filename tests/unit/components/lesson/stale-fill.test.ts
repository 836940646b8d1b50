import { describe, expect, it } from 'vitest';
import type { FillAct } from '../../../../src/components/lesson/stale-fill.ts';
import { fillStories, playFill } from '../../../../src/components/lesson/stale-fill.ts';

describe('playFill', () => {
  it('leaves the old value in a plain cache when the fill comes after the delete', () => {
    const last = fillStories[0].steps.at(-1)!;
    expect(last).toMatchObject({ cached: 1, stored: 2, isStale: true });
    expect(fillStories[0].steps.map((step) => step.isStale)).toEqual([false, false, false, false, true, true]);
  });

  it('refuses that fill under leases, and gives the next reader a token of its own', () => {
    const steps = fillStories[1].steps;
    expect(steps.every((step) => !step.isStale)).toBe(true);
    expect(steps[4]!.words).toContain('refused');
    expect(steps[5]!.words).toContain('token 2');
  });

  it('takes a fill with a good token, and makes a second reader wait meanwhile', () => {
    const acts: FillAct[] = [
      { actor: 'A', act: 'get' },
      { actor: 'B', act: 'get' },
      { actor: 'A', act: 'read-store' },
      { actor: 'A', act: 'fill' },
      { actor: 'B', act: 'get' },
    ];
    const steps = playFill(acts, 'lease', 7);
    expect(steps[1]!.words).toContain('wait');
    expect(steps[3]!.words).toContain('taken');
    expect(steps[4]!).toMatchObject({ words: 'reads the cache: hit, 7', cached: 7, isStale: false });
  });

  it('leaves the cache with the earlier of two writes when writers set it in the other order', () => {
    expect(fillStories[2].steps.at(-1)!).toMatchObject({ cached: 2, stored: 3, isStale: true });
  });
});
