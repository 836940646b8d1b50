import { describe, expect, expectTypeOf, it } from 'vitest';
import { refuse, syntaxProblem } from '../../src/grader/host/refusal.ts';
import { findSizeProblem, maxSourceLength } from '../../src/grader/host/source-limit.ts';
import { integerArgument } from '../../src/grader/protocol/calls.ts';
import type { Verdict } from '../../src/grader/protocol/verdict.ts';
import { restoreCase, storeCase } from '../../src/grader/realm/judge/counterexample.ts';
import { verdictSchema } from '../../src/schema/verdict.ts';
import { exercise, grade, readSolutionText } from './cache-lru.ts';

/** What programs outside may rely on; more fields may stand beside these. */
interface PublishedVerdict {
  readonly exercise: string;
  readonly outcome: 'pass' | 'fail' | 'error' | 'timeout' | 'invalid' | 'inconclusive';
  readonly rules: readonly {
    readonly id: string;
    readonly outcome: 'pass' | 'fail' | 'skipped';
    readonly message?: string;
    readonly counterexample?: unknown;
  }[];
  readonly measures: readonly {
    readonly id: string;
    readonly value: number;
    readonly budget: number;
    readonly unit: string;
    readonly outcome: 'pass' | 'fail';
  }[];
  readonly receipt: { readonly exerciseVersion: string; readonly codeHash: string; readonly seed: string; readonly transcriptHash: string };
}

const hash = /^[0-9a-f]{64}$/;

describe('the shape of a verdict', () => {
  it('is the published one, and every outcome is named there', () => {
    expectTypeOf<Verdict>().toExtend<PublishedVerdict>();
    expectTypeOf<Verdict['outcome']>().toEqualTypeOf<PublishedVerdict['outcome']>();
  });

  it.each(['reference.ts', 'mutants/never-evicts.ts', 'mutants/array-index-of.ts', 'mutants/throws-on-the-first-set.ts'])(
    '%s',
    async (name) => {
      const { verdict } = await grade(readSolutionText(name));
      expect(verdictSchema.parse(JSON.parse(JSON.stringify(verdict)))).toEqual(JSON.parse(JSON.stringify(verdict)));
      expect(verdict.rules.map((rule) => rule.id)).toEqual(exercise.rules);
      expect(verdict.receipt.codeHash).toMatch(hash);
      expect(verdict.receipt.transcriptHash).toMatch(hash);
      for (const rule of verdict.rules) if (rule.outcome === 'fail') expect(rule.message).toMatch(/\S.*\.$/);
    },
  );
});

describe('determinism', () => {
  it('gives the same verdict, hash and all, for the same code and seed', async () => {
    const source = readSolutionText('mutants/get-does-not-touch.ts');
    const [first, second] = [await grade(source), await grade(source)];
    expect(second.verdict).toEqual(first.verdict);
  });

  it('gives another hash for another seed, and again the same for that', async () => {
    const source = readSolutionText('reference.ts');
    const published = await grade(source);
    const other = await grade(source, { seed: 'another' });
    const again = await grade(source, { seed: 'another' });
    expect(other.verdict.outcome).toBe('pass');
    expect(other.verdict.receipt.seed).toBe('another');
    expect(other.verdict.receipt.transcriptHash).not.toBe(published.verdict.receipt.transcriptHash);
    expect(again.verdict).toEqual(other.verdict);
  });

  it('does not depend on how right code is written, but the hash of the code does', async () => {
    const [one, other] = [await grade(readSolutionText('reference.ts')), await grade(readSolutionText('accepted/typed-arrays.ts'))];
    expect(other.verdict.receipt.transcriptHash).toBe(one.verdict.receipt.transcriptHash);
    expect(other.verdict.receipt.codeHash).not.toBe(one.verdict.receipt.codeHash);
  });

  it('draws the same random numbers and the same time for the learner', async () => {
    const { console: first } = await grade(
      `console.log(Math.random(), Date.now(), new Date().toString());\n${readSolutionText('reference.ts')}`,
      { scope: 'visible' },
    );
    const { console: second } = await grade(
      `console.log(Math.random(), Date.now(), new Date().toString());\n${readSolutionText('reference.ts')}`,
      { scope: 'visible' },
    );
    expect(first.length).toBeGreaterThan(0);
    expect(second).toEqual(first);
  });

  it('never lets the visible tests alone pass as a full run', async () => {
    const { verdict } = await grade(readSolutionText('reference.ts'), { scope: 'visible' });
    expect(verdict).toMatchObject({ outcome: 'pass', scope: 'visible', measures: [] });
    const full = await grade(readSolutionText('reference.ts'));
    expect(full.verdict.receipt.transcriptHash).not.toBe(verdict.receipt.transcriptHash);
  });
});

describe('shrinking', () => {
  it.each([
    ['mutants/get-does-not-touch.ts', 'R4', 5],
    ['mutants/overwrite-does-not-touch.ts', 'R5', 6],
    ['mutants/has-touches.ts', 'R6', 5],
    ['mutants/never-evicts.ts', 'R2', 5],
    ['mutants/delete-always-true.ts', 'R7', 2],
    ['mutants/nan-is-a-miss.ts', 'R9', 4],
    ['mutants/evicts-the-newest.ts', 'R3', 5],
  ])('%s breaks %s in at most %i calls', async (name, rule, most) => {
    const { verdict } = await grade(readSolutionText(name));
    const counterexample = verdict.rules.find((one) => one.id === rule)?.counterexample;
    expect(counterexample).toBeDefined();
    const { steps, divergence, case: stored } = counterexample!;
    expect(steps.length).toBeLessThanOrEqual(most);
    expect(divergence).toBe(steps.length - 1);
    expect(steps[divergence]!.actual).not.toBe(steps[divergence]!.expected);
    for (const step of steps.slice(0, divergence)) expect(step.actual).toBe(step.expected);
    expect(JSON.parse(JSON.stringify(restoreCase(exercise, stored)!.methods))).toEqual(
      JSON.parse(JSON.stringify(Uint8Array.from(stored!.calls, ([method]) => method))),
    );
  });

  it("gives a case that fails again as a test of the learner's own, and passes with right code", async () => {
    const { verdict } = await grade(readSolutionText('mutants/get-does-not-touch.ts'));
    const { case: stored } = verdict.rules.find((rule) => rule.counterexample)!.counterexample!;
    const ownTests = [{ id: 'own/1', rule: 'R4', case: stored! }];
    const wrong = await grade(readSolutionText('mutants/get-does-not-touch.ts'), { scope: 'visible', ownTests });
    const right = await grade(readSolutionText('reference.ts'), { scope: 'visible', ownTests });
    expect(wrong.verdict.visibleTests.find((test) => test.id === 'own/1')?.outcome).toBe('fail');
    expect(right.verdict.visibleTests.find((test) => test.id === 'own/1')?.outcome).toBe('pass');
  });
});

describe('cases from outside', () => {
  const right = { setup: [{ capacity: 2 }], calls: [[1, 0, integerArgument(1)] as const, [0, 0, 0] as const] };

  it('come back as they were stored', () => {
    expect(storeCase(restoreCase(exercise, right)!)).toEqual(right);
  });

  it.each([
    ['nothing', undefined],
    ['null', null],
    ['a text', 'case'],
    ['a number', 7],
    ['an array', []],
    ['no calls', { setup: [{ capacity: 1 }] }],
    ['no set-up', { calls: [] }],
    ['an empty set-up', { ...right, setup: [] }],
    ['a set-up of null', { ...right, setup: [null] }],
    ['a set-up of arrays', { ...right, setup: [[1]] }],
    ['a set-up that is nested', { ...right, setup: [{ capacity: { valueOf: 1 } }] }],
    ['a set-up without end', { ...right, setup: Array.from({ length: 1e5 }, () => ({ capacity: 1 })) }],
    ['a long set-up', { ...right, setup: [{ capacity: 1, note: 'x'.repeat(5000) }] }],
    ['a second cache that cannot be', { ...right, setup: [{ capacity: 1 }, { capacity: 0 }] }],
    ['a second cache of text', { ...right, setup: [{ capacity: 1 }, { capacity: '2' }] }],
    ['a method that is not there', { ...right, calls: [[99, 0, 0]] }],
    ['a negative method', { ...right, calls: [[-1, 0, 0]] }],
    ['half a method', { ...right, calls: [[0.5, 0, 0]] }],
    ['a method of text', { ...right, calls: [['get', 0, 0]] }],
    ['a key that is not there', { ...right, calls: [[0, 1000, 0]] }],
    ['a key beyond integers', { ...right, calls: [[0, -(2 ** 31), 0]] }],
    ['a key that is NaN', { ...right, calls: [[0, NaN, 0]] }],
    ['a short call', { ...right, calls: [[0, 0]] }],
    ['a call that is an object', { ...right, calls: [{ 0: 0, 1: 0, 2: 0 }] }],
    ['too many calls', { ...right, calls: Array.from({ length: 5000 }, () => [0, 0, 0]) }],
    ['a prototype', JSON.parse('{"__proto__": {"setup": [{"capacity": 1}], "calls": []}}')],
  ])('are refused: %s', (_name, stored) => {
    expect(restoreCase(exercise, stored)).toBeUndefined();
  });

  it('are left out of a run when they fit nothing, and the run goes on', async () => {
    const ownTests = [{ id: 'own/bad', rule: 'R1', case: { setup: [{ capacity: 1 }, { capacity: 0 }], calls: [[7, 0, 0]] } as never }];
    const { verdict } = await grade(readSolutionText('reference.ts'), { scope: 'visible', ownTests });
    expect(verdict.outcome).toBe('pass');
    expect(verdict.visibleTests.some((test) => test.id === 'own/bad')).toBe(false);
  });
});

describe('code that is refused before it runs', () => {
  const facts = { id: 'cache-lru', version: '1.0.0', seed: 's', rules: ['R1', 'R2'] };
  const problem = (kind: Parameters<typeof refuse>[4]['kind']) => ({ kind, message: 'm', remedy: 'r' });

  it.each([
    ['syntax', 'invalid'],
    ['forbidden', 'invalid'],
    ['too-large', 'invalid'],
    ['wrong-export', 'invalid'],
    ['memory', 'error'],
    ['internal', 'error'],
    ['stalled', 'inconclusive'],
  ] as const)('%s is %s', (kind, outcome) => {
    const { verdict } = refuse(facts, 'full', 's', 'hash', problem(kind));
    expect(verdict.outcome).toBe(outcome);
    expect(verdict.rules).toEqual([
      { id: 'R1', outcome: 'skipped' },
      { id: 'R2', outcome: 'skipped' },
    ]);
    expect(verdict.receipt.transcriptHash).toMatch(hash);
  });

  it('says where it does not parse and what to do', () => {
    expect(syntaxProblem({ ok: false, message: 'Expression expected.', line: 3, column: 9 })).toMatchObject({
      kind: 'syntax',
      line: 3,
      column: 9,
      message: expect.stringContaining('Expression expected.'),
    });
  });

  it('grades what is long, and refuses what is too long', () => {
    expect(findSizeProblem('x'.repeat(maxSourceLength))).toBeUndefined();
    expect(findSizeProblem('x'.repeat(maxSourceLength + 1))).toMatchObject({
      kind: 'too-large',
      message: expect.stringContaining('200001'),
    });
  });

  it.each([
    ['const a: number = ;', 1, 19],
    ['enum A { B }\nexport const createCache = 1;', 1, 1],
    ['class A {\n  constructor(private b: number) {}\n}', 2, 15],
    ['namespace A { export const b = 1; }', 1, 1],
  ])('points at the place: %j', async (source, line, column) => {
    const { verdict } = await grade(source);
    expect(verdict).toMatchObject({ outcome: 'invalid', problem: { kind: 'syntax', line, column } });
  });

  it('says what it exports instead of what was asked for', async () => {
    const { verdict } = await grade('export const makeCache = () => 1;');
    expect(verdict.problem).toMatchObject({
      kind: 'wrong-export',
      message: expect.stringContaining('makeCache'),
      remedy: expect.stringContaining('createCache'),
    });
  });

  it("names the learner's own line when code throws", async () => {
    const { verdict } = await grade('export function createCache() {\n  const cache: any = null;\n\n  return cache.made;\n}');
    expect(verdict).toMatchObject({ outcome: 'error', problem: { kind: 'threw', line: 4 } });
  });
});
