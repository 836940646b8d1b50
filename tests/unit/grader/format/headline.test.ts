import { describe, expect, it } from 'vitest';
import { describeOutcome } from '../../../../src/grader/format/index.ts';
import type { Problem } from '../../../../src/grader/protocol/verdict.ts';
import { aCounterexample, aVerdict } from './a-verdict.ts';

const problem = (kind: Problem['kind']): Problem => ({ kind, message: 'm', remedy: 'r' });

describe('describeOutcome', () => {
  it('says what a full pass rests on', () => {
    expect(describeOutcome(aVerdict())).toEqual({
      tone: 'pass',
      title: 'Passed',
      detail: 'All 2 rules hold and both budgets are kept, over 52,000 calls.',
    });
  });

  it('does not call passing visible tests a pass', () => {
    const { title, detail } = describeOutcome(aVerdict({ scope: 'visible' }));
    expect(title).toBe('All 2 visible tests pass');
    expect(detail).toContain('Submit');
  });

  it('names the broken rules, and counts them when they are many', () => {
    const broken = (count: number) =>
      describeOutcome(
        aVerdict({
          outcome: 'fail',
          rules: Array.from({ length: count }, (_, index) => ({
            id: `R${index + 1}`,
            outcome: 'fail' as const,
            counterexample: aCounterexample(),
          })),
        }),
      ).title;
    expect(broken(1)).toBe('Rule R1 is broken');
    expect(broken(3)).toBe('Rules R1, R2 and R3 are broken');
    expect(broken(5)).toBe('5 rules are broken');
  });

  it('says when the answers were right and only a budget was exceeded', () => {
    const verdict = aVerdict({
      outcome: 'fail',
      rules: [
        { id: 'R1', outcome: 'pass' },
        { id: 'R2', outcome: 'fail', message: 'Too many steps.' },
      ],
      measures: [{ id: 'steps', value: 900, budget: 60, unit: 'steps', outcome: 'fail' }],
    });
    expect(describeOutcome(verdict)).toMatchObject({
      tone: 'fail',
      title: 'Right answers, but over budget',
      detail: 'One budget is exceeded. Rule R2 asks for this.',
    });
  });

  it('says that a mark is missed where a measure must be reached', () => {
    const verdict = aVerdict({
      outcome: 'fail',
      rules: [{ id: 'R2', outcome: 'fail' }],
      measures: [{ id: 'score', value: 0.1, budget: 0.2, unit: '', outcome: 'fail', atLeast: true }],
    });
    expect(describeOutcome(verdict)).toMatchObject({
      title: 'Right answers, but below the mark',
      detail: 'One mark is not reached. Rule R2 asks for this.',
    });
  });

  it('does not count a measure that was cut short as exceeded', () => {
    const verdict = aVerdict({
      outcome: 'fail',
      rules: [{ id: 'R2', outcome: 'fail' }],
      measures: [
        { id: 'steps', value: 900, budget: 60, unit: 'steps', outcome: 'fail' },
        { id: 'growth', value: 1.77, budget: 2, unit: 'times', outcome: 'fail' },
      ],
    });
    expect(describeOutcome(verdict).detail).toBe('One budget is exceeded. Rule R2 asks for this.');
  });

  it('does not speak of right answers where a case failed as well', () => {
    const verdict = aVerdict({
      outcome: 'fail',
      rules: [{ id: 'R2', outcome: 'fail', counterexample: aCounterexample() }],
      measures: [{ id: 'steps', value: 900, budget: 60, unit: 'steps', outcome: 'fail' }],
    });
    expect(describeOutcome(verdict).title).toBe('Rule R2 is broken');
  });

  it.each([
    ['timeout', 'step-limit', 'The code did not finish'],
    ['timeout', 'silent', 'The code did not finish'],
    ['error', 'threw', 'The code threw an error'],
    ['error', 'memory', 'The code ran out of memory'],
    ['error', 'internal', 'Headroom failed, not your code'],
    ['invalid', 'syntax', 'The code does not parse'],
    ['invalid', 'forbidden', 'The code uses something the sandbox does not offer'],
    ['invalid', 'too-large', 'The code is too long to grade'],
    ['invalid', 'wrong-export', 'The expected function is not exported'],
    ['inconclusive', 'stalled', 'No verdict this time'],
  ] as const)('has words for %s by %s', (outcome, kind, title) => {
    expect(describeOutcome(aVerdict({ outcome, problem: problem(kind) })).title).toBe(title);
  });

  it.each(['fail', 'error', 'timeout', 'invalid', 'inconclusive'] as const)(
    'still has a sentence for %s with nothing to go by',
    (outcome) => {
      const { title, detail } = describeOutcome(aVerdict({ outcome, rules: [], measures: [] }));
      expect(title).not.toBe('');
      expect(detail).not.toBe('');
    },
  );

  it('does not blame the code when the machine was too busy', () => {
    expect(describeOutcome(aVerdict({ outcome: 'inconclusive' })).tone).toBe('warn');
  });
});
