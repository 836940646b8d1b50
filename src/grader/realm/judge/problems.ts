import type { Test } from '../../authoring.ts';
import type { Problem, VerdictOutcome } from '../../protocol/verdict.ts';
import type { Failure } from './judge-case.ts';
import type { LearnerGone } from './learner-link.ts';

/** Returns the outcome of a run that ended with a problem. */
export function problemOutcome(problem: Problem): VerdictOutcome {
  switch (problem.kind) {
    case 'syntax':
    case 'forbidden':
    case 'too-large':
    case 'wrong-export':
      return 'invalid';
    case 'step-limit':
    case 'silent':
      return 'timeout';
    case 'stalled':
      return 'inconclusive';
    case 'threw':
    case 'memory':
    case 'internal':
      return 'error';
  }
}

/** Says that a call did not end. */
export function stepLimitProblem(failure: Failure): Problem {
  const where = failure.stoppedLine ? ` It was last seen at line ${failure.stoppedLine}.` : '';
  return {
    kind: 'step-limit',
    message: `A single call ran into the step limit.${where}`,
    remedy: 'Look for a loop or recursion that never ends, or for work that grows with something it should not.',
    ...(failure.stoppedLine && { line: failure.stoppedLine }),
  };
}

/** Says what the code threw. */
export function threwProblem(failure: Failure): Problem {
  const line = failure.thrown?.line;
  return {
    kind: 'threw',
    message: `Your code threw ${failure.thrown?.message ?? 'an exception'}${line ? ` at line ${line}` : ''}.`,
    remedy: failure.story ? 'It ended the simulation there.' : 'The case below leads to it, call by call.',
    ...(line && { line }),
  };
}

/** Says why the learner's worker gives no answer. */
export function goneProblem(gone: LearnerGone, test: Test | undefined): Problem {
  const during = test ? ` It happened while this was tested: ${test.title}.` : '';
  switch (gone.kind) {
    case 'memory':
      return {
        kind: 'memory',
        message: `Your code ran out of memory.${during}`,
        remedy: 'Look for something that grows without bound, or that allocates far more than the capacity asks for.',
      };
    case 'silent':
      return {
        kind: 'silent',
        message: `Your code gave no answer for two and a half seconds, and was stopped.${during}`,
        remedy: 'Look for a built-in that never comes back, such as a regular expression that backtracks without end.',
      };
    case 'stalled':
      return {
        kind: 'stalled',
        message: 'This machine was too busy to grade fairly, so there is no verdict.',
        remedy: 'Close what else is running and submit again: nothing counts against your code.',
      };
  }
}
