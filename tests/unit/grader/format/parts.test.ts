import { describe, expect, it } from 'vitest';
import {
  announceVerdict,
  brokenRules,
  caseAsSource,
  describeDivergence,
  describeMeasures,
  describeProblem,
  describeReceipt,
  describeRegrade,
  describeRules,
  describeSteps,
  formatNumber,
  listInWords,
  parseInlineMarkdown,
  summariseRules,
} from '../../../../src/grader/format/index.ts';
import { aCounterexample, aVerdict, RULES } from './a-verdict.ts';

describe('formatNumber', () => {
  it.each([
    [0, '0'],
    [999, '999'],
    [1_234_567, '1,234,567'],
    [14.2, '14.2'],
    [0.994, '0.99'],
    [1.999, '2'],
    [123.456, '123.5'],
    [1_234.5, '1,235'],
    [-3.5, '−3.5'],
    [-0.001, '0'],
    [Infinity, 'more than can be counted'],
  ])('writes %d as %s', (value, text) => expect(formatNumber(value)).toBe(text));
});

describe('listInWords', () => {
  it('joins with commas and "and"', () => {
    expect([[], ['R1'], ['R1', 'R2'], ['R1', 'R2', 'R3']].map(listInWords)).toEqual(['', 'R1', 'R1 and R2', 'R1, R2 and R3']);
  });
});

describe('failing case', () => {
  it('says where expected and actual part', () => {
    expect(describeDivergence(aCounterexample())).toBe('Call 3, get("a"), should give undefined. Your code gave 1.');
  });

  it('keeps the verb of a call that threw or did not end', () => {
    const with_ = (actual: string) =>
      describeDivergence(aCounterexample({ divergence: 0, steps: [{ call: 'get("a")', expected: '1', actual }] }));
    expect(with_('threw TypeError: no (line 2)')).toContain('Your code threw TypeError: no (line 2).');
    expect(with_('did not end')).toContain('Your code did not end.');
  });

  it('marks calls before, at and after the first difference', () => {
    const rows = describeSteps(aCounterexample({ divergence: 1 }));
    expect(rows.map((row) => row.state)).toEqual(['same', 'differs', 'after']);
  });

  it('still says something when no step is the one that differs', () => {
    expect(describeDivergence(aCounterexample({ steps: [], divergence: 0 }))).toBe('The object could not be made as the test asks.');
  });

  it('writes a case as source with the expected results beside the calls', () => {
    expect(caseAsSource(aCounterexample())).toBe(
      'const subject = createCache({ capacity: 1 });\nsubject.set("a", 1); // undefined\nsubject.set("b", 2); // undefined\nsubject.get("a"); // undefined',
    );
  });

  it('writes a set-up that should throw as one line', () => {
    const setup = 'createCache({ capacity: 0 })';
    expect(
      caseAsSource(aCounterexample({ setup, steps: [{ call: setup, expected: 'a RangeError', actual: 'an object' }], divergence: 0 })),
    ).toBe('createCache({ capacity: 0 }); // a RangeError');
  });
});

describe('rules', () => {
  it('counts a rule the verdict does not name as not checked', () => {
    const lines = describeRules(aVerdict({ rules: [{ id: 'R1', outcome: 'pass' }] }), RULES);
    expect(lines.map((line) => line.word)).toEqual(['holds', 'not checked']);
    expect(summariseRules(lines)).toBe('1 hold, 1 not checked');
  });

  it('puts broken rules that have a failing case first', () => {
    const verdict = aVerdict({
      outcome: 'fail',
      rules: [
        { id: 'R1', outcome: 'fail' },
        { id: 'R2', outcome: 'fail', counterexample: aCounterexample(), message: 'Held too many.' },
      ],
    });
    expect(brokenRules(verdict, RULES).map((rule) => [rule.id, rule.message])).toEqual([
      ['R2', 'Held too many.'],
      ['R1', 'A test of rule R1 failed.'],
    ]);
  });
});

describe('measures', () => {
  const budgets = [{ id: 'steps', title: 'Steps per operation', unit: 'steps', explanation: 'Metered.' }];

  it('shows numbers, share and a bar whose scale is the budget', () => {
    const [line] = describeMeasures([{ id: 'steps', value: 15, budget: 60, unit: 'steps', outcome: 'pass' }], budgets);
    expect(line).toMatchObject({
      title: 'Steps per operation',
      numbers: '15 of at most 60 steps',
      share: '25% of the budget',
      fill: 0.25,
      limit: 1,
    });
  });

  it('scales to the value when it exceeds the budget', () => {
    const [line] = describeMeasures([{ id: 'other', value: 240, budget: 60, unit: 'steps', outcome: 'fail' }], budgets);
    expect(line).toMatchObject({ title: 'other', share: '4 times the budget', fill: 1, limit: 0.25 });
  });

  it('does not boast of a share when the measurement was cut short', () => {
    const [line] = describeMeasures([{ id: 'steps', value: 15, budget: 60, unit: 'steps', outcome: 'fail' }], budgets);
    expect(line?.share).toBe('not measured to the end');
  });

  it('tells what must be reached from what must not be exceeded', () => {
    const score = { id: 'score', budget: 0.2, unit: '', atLeast: true } as const;
    const [missed, reached] = describeMeasures(
      [
        { ...score, value: 0.1, outcome: 'fail' },
        { ...score, value: 0.3, outcome: 'pass' },
      ],
      budgets,
    );
    expect(missed).toMatchObject({ numbers: '0.1 of at least 0.2', share: '50% of what is asked', fill: 0.5, limit: 1 });
    expect(reached).toMatchObject({ numbers: '0.3 of at least 0.2', share: 'reached', fill: 1 });
  });

  it('draws a value without bound as a full bar', () => {
    const [line] = describeMeasures([{ id: 'steps', value: Infinity, budget: 60, unit: 'steps', outcome: 'fail' }], budgets);
    expect(line).toMatchObject({ share: 'beyond the budget', fill: 1, limit: 0 });
  });
});

describe('problem', () => {
  it('names the place and ends its sentences', () => {
    expect(describeProblem({ kind: 'syntax', message: 'Expected ";"', remedy: 'Add it.', line: 3, column: 14 })).toEqual({
      message: 'Expected ";".',
      remedy: 'Add it.',
      place: 'line 3, column 14',
    });
    expect(describeProblem({ kind: 'memory', message: 'Gone.', remedy: '' }).place).toBeUndefined();
  });
});

describe('receipt', () => {
  it('shows every part', () => {
    expect(describeReceipt(aVerdict().receipt).map((line) => line.label)).toEqual(['Exercise version', 'Code', 'Seed', 'Transcript']);
  });

  it('says what differs, and why that may be', () => {
    expect(describeRegrade(true, [])).toContain('holds');
    expect(describeRegrade(false, ['exerciseVersion', 'transcriptHash'])).toContain('the version of the exercise and the transcript');
    expect(describeRegrade(false, ['exerciseVersion'])).toContain('has changed since');
    expect(describeRegrade(false, ['codeHash'])).toContain('edited');
  });
});

describe('announceVerdict', () => {
  it('says outcome, rule and first difference in order', () => {
    const verdict = aVerdict({
      outcome: 'fail',
      rules: [{ id: 'R2', outcome: 'fail', message: 'Held too many keys.', counterexample: aCounterexample() }],
    });
    expect(announceVerdict(verdict, RULES)).toMatch(
      /^Rule R2 is broken\. .*Held too many keys\. Call 3, get\("a"\), should give undefined\. Your code gave 1\.$/,
    );
  });

  it('says the place of a problem', () => {
    const verdict = aVerdict({
      outcome: 'invalid',
      rules: [],
      problem: { kind: 'syntax', message: 'Expected ";"', remedy: 'Add it.', line: 3 },
    });
    expect(announceVerdict(verdict, RULES)).toContain('At line 3: Expected ";". Add it.');
  });
});

describe('parseInlineMarkdown', () => {
  it('splits code, strong and emphasis', () => {
    expect(parseInlineMarkdown('A `get` is **never** a *set*.').map((piece) => piece.kind)).toEqual([
      'text',
      'code',
      'text',
      'strong',
      'text',
      'emphasis',
      'text',
    ]);
  });

  it('leaves sums and unpaired marks alone', () => {
    for (const text of ['2*3*4', 'a * b * c', 'one `tick', '**']) expect(parseInlineMarkdown(text)).toEqual([{ kind: 'text', text }]);
  });
});
