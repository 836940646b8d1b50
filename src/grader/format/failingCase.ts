import type { CallStep, Counterexample } from '../protocol/verdict.ts';
import { countOf } from './number.ts';

/** One row of a failing case. */
export interface StepRow {
  readonly call: string;
  readonly expected: string;
  readonly actual: string | undefined;
  /** "same": results agree. "differs": the first difference. "after": not compared any more. */
  readonly state: 'same' | 'differs' | 'after';
  /** The row read aloud. */
  readonly words: string;
}

/** Says where expected and actual first part: `Call 4, get("a"), should give 1. Your code gave undefined.` */
export function describeDivergence(counterexample: Counterexample): string {
  const step = counterexample.steps[counterexample.divergence];
  if (!step) return 'The object could not be made as the test asks.';
  return `Call ${counterexample.divergence + 1}, ${step.call}, should give ${step.expected}. Your code ${describeActual(step)}.`;
}

/** Says what a call gave: "gave 1", "threw a TypeError", "did not end"; the grader's words for the last two begin with their verb. */
function describeActual(step: CallStep): string {
  if (step.actual === undefined) return 'gave a result that is not known';
  return /^(threw|did not) /.test(step.actual) ? step.actual : `gave ${step.actual}`;
}

/** Sums up the size of a case: "The smallest failing case found: 4 calls." */
export function describeSize(counterexample: Counterexample): string {
  return `The smallest failing case found: ${countOf(counterexample.steps.length, 'call')}.`;
}

/** Lists the calls of a case with how each result compares. */
export function describeSteps(counterexample: Counterexample): readonly StepRow[] {
  return counterexample.steps.map((step, index) => {
    const state = index < counterexample.divergence ? 'same' : index === counterexample.divergence ? 'differs' : 'after';
    return { call: step.call, expected: step.expected, actual: step.actual, state, words: stepInWords(step, index, state) };
  });
}

function stepInWords(step: CallStep, index: number, state: StepRow['state']): string {
  const call = `Call ${index + 1}: ${step.call}`;
  if (state === 'same') return `${call} gives ${step.actual ?? step.expected}, as expected.`;
  if (state === 'differs') return `${call} should give ${step.expected}, but your code ${describeActual(step)}.`;
  return `${call} should give ${step.expected}; not compared, since an earlier call differs.`;
}

/**
 * Writes a case as source text that can be pasted into a file: set-up, calls, and the expected result of each as a comment. A case whose
 * one step is the set-up itself is written as that line.
 */
export function caseAsSource(counterexample: Counterexample): string {
  const { setup, steps } = counterexample;
  if (steps.length === 1 && steps[0]?.call === setup) return `${setup}; // ${steps[0].expected}`;
  const lines = steps.map((step) =>
    /^second\./.test(step.call) ? `${step.call}; // ${step.expected}` : `subject.${step.call}; // ${step.expected}`,
  );
  return [`const subject = ${setup};`, ...lines].join('\n');
}
