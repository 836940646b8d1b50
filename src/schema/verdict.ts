import * as z from 'zod/mini';
import { storedCaseSchema } from './stored-case.ts';

/*
 * The verdict as it is stored. Objects are loose: fields that a later grader adds survive reading and writing untouched.
 * `src/progress/types.ts` asserts at compile time that this schema and the grader's own `Verdict` agree.
 */

const count = z.int().check(z.nonnegative());

const callStep = z.looseObject({
  call: z.string(),
  expected: z.string(),
  actual: z.exactOptional(z.string()),
  state: z.exactOptional(z.unknown()),
});

const counterexample = z.looseObject({
  kind: z.literal('calls'),
  setup: z.string(),
  steps: z.array(callStep),
  divergence: count,
  case: z.exactOptional(storedCaseSchema),
});

const ruleResult = z.looseObject({
  id: z.string(),
  outcome: z.enum(['pass', 'fail', 'skipped']),
  message: z.exactOptional(z.string()),
  counterexample: z.exactOptional(counterexample),
  test: z.exactOptional(z.string()),
});

const measure = z.looseObject({
  id: z.string(),
  value: z.number(),
  budget: z.number(),
  unit: z.string(),
  outcome: z.enum(['pass', 'fail']),
  atLeast: z.exactOptional(z.literal(true)),
});

const score = z.looseObject({
  value: z.number(),
  scale: z.looseObject({ zero: z.string(), one: z.string() }),
  parts: z.array(
    z.looseObject({
      id: z.string(),
      title: z.string(),
      value: z.number(),
      detail: z.string(),
      marks: z.array(z.looseObject({ id: z.string(), value: z.number() })),
    }),
  ),
  medals: z.array(z.looseObject({ id: z.string(), title: z.string(), value: z.number() })),
});

/** Validates a receipt: what replays a verdict exactly. */
export const receiptSchema = z.looseObject({
  exerciseVersion: z.string(),
  codeHash: z.string(),
  seed: z.string(),
  transcriptHash: z.string(),
});

const problem = z.looseObject({
  kind: z.string(),
  message: z.string(),
  remedy: z.string(),
  line: z.exactOptional(z.number()),
  column: z.exactOptional(z.number()),
});

const visibleTest = z.looseObject({
  id: z.string(),
  rule: z.string(),
  title: z.string(),
  outcome: z.enum(['pass', 'fail', 'skipped']),
  counterexample: z.exactOptional(counterexample),
});

/** Validates a stored verdict: the outcome of grading as data. */
export const verdictSchema = z.looseObject({
  exercise: z.string(),
  outcome: z.enum(['pass', 'fail', 'error', 'timeout', 'invalid', 'inconclusive']),
  rules: z.array(ruleResult),
  measures: z.array(measure),
  receipt: receiptSchema,
  problem: z.exactOptional(problem),
  scope: z.enum(['visible', 'full']),
  calls: count,
  score: z.exactOptional(score),
  visibleTests: z.array(visibleTest),
});
