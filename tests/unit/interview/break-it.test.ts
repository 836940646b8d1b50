import { describe, expect, it } from 'vitest';
import { simulateDesign } from '../../../src/design/simulation/index.ts';
import {
  type BreakAttempt,
  attemptsOn,
  describeAttempt,
  isAttemptOn,
  judgeAttempt,
  planAttempt,
  scoreBreaks,
  sizeOf,
} from '../../../src/interview/break-it.ts';
import { designOf, loadOf } from '../design/sample-design.ts';
import { smallCase } from './cases.ts';

const design = designOf(
  [
    ['users', 'clients'],
    ['lb', 'load-balancer', {}, { region: 'north' }],
    [
      'web',
      'service',
      { replicas: 2, workersPerInstance: 1, serviceTimeMs: 10, serviceTimeDistribution: 'deterministic', queueLimit: 5 },
      { region: 'north' },
    ],
  ],
  [['users lb'], ['lb web', 'sync', { retries: 2, retryDelayMs: 5 }]],
  [{ id: 'north', kind: 'region' }],
);
const load = loadOf({ id: 'get', ratePerSecond: 50, keys: { count: 100, skew: 0 } });
const one = smallCase((data) => {
  data.objectives = [
    { id: 'p99', text: 'Within 60 ms.', measure: 'p99', bound: 'at-most', value: 60, unit: 'ms', kind: 'get' },
    { id: 'up', text: 'Nearly always.', measure: 'availability', bound: 'at-least', value: 0.99, unit: '', kind: 'get' },
  ] as never;
});
const brokenBy = (attempt: BreakAttempt): string[] => {
  const plan = planAttempt(one, design, load, attempt);
  const outcome = simulateDesign(plan.design, plan.load, plan.options);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.problems));
  return judgeAttempt(one, plan, outcome.result).map(({ id }) => id);
};

describe('the attempts on a design', () => {
  it('come with the smallest first, for each thing that it has; what others run loses no instance', () => {
    const attempts = attemptsOn(design, load);
    const sizes = attempts.map(sizeOf);
    expect(sizes).toEqual(sizes.toSorted((a, b) => a - b));
    expect(Math.min(...sizes)).toBe(1);
    expect(Math.max(...sizes)).toBeLessThanOrEqual(10);
    expect(attempts.filter(({ kind }) => kind === 'instance-lost')).toEqual([{ kind: 'instance-lost', component: 'web' }]);
    expect(attempts.filter(({ kind }) => kind === 'component-lost')).toHaveLength(2);
    expect(attempts.filter(({ kind }) => kind === 'region-lost')).toEqual([{ kind: 'region-lost', group: 'north' }]);
    expect(new Set(attempts.map((attempt) => describeAttempt(design, load, attempt))).size).toBe(attempts.length);
    expect(isAttemptOn(design, load, { factor: 2, component: 'web', kind: 'slow' })).toBe(true);
    expect(isAttemptOn(design, load, { kind: 'slow', component: 'db', factor: 2 })).toBe(false);
  });

  it('are larger the more goes wrong', () => {
    const rising = (...attempts: BreakAttempt[]) => {
      const sizes = attempts.map(sizeOf);
      expect(sizes).toEqual([...new Set(sizes)].sort((a, b) => a - b));
    };
    rising(...([1.25, 1.5, 2, 3, 5, 10] as const).map((factor) => ({ kind: 'load', factor }) as const));
    rising(...([2, 3, 5, 10] as const).map((factor) => ({ kind: 'burst', factor }) as const));
    rising(...([2, 5, 20] as const).map((factor) => ({ kind: 'slow', component: 'web', factor }) as const));
    rising(
      { kind: 'instance-lost', component: 'web' },
      { kind: 'component-lost', component: 'web' },
      { kind: 'region-lost', group: 'north' },
    );
    for (const factor of [2, 3, 5, 10] as const) expect(sizeOf({ kind: 'burst', factor })).toBeLessThan(sizeOf({ kind: 'load', factor }));
  });

  it('break what they should: two workers of 100 a second each, at 50, bear some more', () => {
    expect(brokenBy({ kind: 'load', factor: 1.25 })).toEqual([]);
    expect(brokenBy({ kind: 'load', factor: 5 })).toEqual(['p99', 'up']);
    expect(brokenBy({ kind: 'burst', factor: 5 })).toEqual(['p99', 'up']);
    expect(brokenBy({ kind: 'slow', component: 'web', factor: 2 })).toEqual([]);
    expect(brokenBy({ kind: 'slow', component: 'web', factor: 5 })).toContain('p99');
    expect(brokenBy({ kind: 'hot-key', request: 'get', share: 0.4 })).toEqual([]);
    expect(brokenBy({ kind: 'component-lost', component: 'web' })).toEqual(['p99', 'up']);
    expect(brokenBy({ kind: 'region-lost', group: 'north' })).toEqual(['p99', 'up']);
  });
});

describe('the score of breaking a design', () => {
  const smallest: BreakAttempt = { kind: 'burst', factor: 2 };
  it('is by the smallest that broke it, against the smallest there is', () => {
    expect(scoreBreaks([], smallest)).toEqual({ isBroken: false, nearness: 0 });
    expect(scoreBreaks([smallest], smallest)).toEqual({ isBroken: true, size: 2, nearness: 1 });
    expect(
      scoreBreaks(
        [
          { kind: 'load', factor: 10 },
          { kind: 'load', factor: 3 },
        ],
        smallest,
      ),
    ).toEqual({ isBroken: true, size: 4, nearness: 0.5 });
    expect(scoreBreaks([{ kind: 'instance-lost', component: 'web' }], smallest).nearness).toBe(1);
  });
});
