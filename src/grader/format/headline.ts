import type { Problem, Verdict } from '../protocol/verdict.ts';
import { wasCutShort } from './measures.ts';
import { countOf, formatNumber, listInWords } from './number.ts';

/** A verdict's outcome in words; `tone` chooses colour and symbol, never the meaning. */
export interface Headline {
  readonly tone: 'pass' | 'fail' | 'warn';
  readonly title: string;
  /** One or two sentences that follow the title. */
  readonly detail: string;
}

/** Says what came of a run. Every outcome has its own words; a verdict without a problem where one belongs still gets a sentence. */
export function describeOutcome(verdict: Verdict): Headline {
  switch (verdict.outcome) {
    case 'pass':
      return describePass(verdict);
    case 'fail':
      return describeFail(verdict);
    case 'timeout':
      return { tone: 'fail', title: 'The code did not finish', detail: stoppedBecause(verdict.problem) };
    case 'error':
      return describeError(verdict.problem);
    case 'invalid':
      return { tone: 'fail', title: invalidTitle(verdict.problem), detail: 'Nothing was run. Your code is saved.' };
    case 'inconclusive':
      return {
        tone: 'warn',
        title: 'No verdict this time',
        detail: 'The machine was too busy to tell. This says nothing about your code: run it again.',
      };
  }
}

function describePass(verdict: Verdict): Headline {
  if (verdict.scope === 'visible') {
    const count = verdict.visibleTests.length;
    return {
      tone: 'pass',
      title: count === 1 ? 'The visible test passes' : `All ${formatNumber(count)} visible tests pass`,
      detail: 'Submit to run the hidden tests and the budgets.',
    };
  }
  const budgets = verdict.measures.length;
  const kept =
    budgets === 0
      ? ''
      : budgets === 1
        ? ' and the budget is kept'
        : ` and ${budgets === 2 ? 'both' : `all ${formatNumber(budgets)}`} budgets are kept`;
  const rules = verdict.rules.filter((rule) => rule.outcome === 'pass').length;
  return { tone: 'pass', title: 'Passed', detail: `All ${countOf(rules, 'rule')} hold${kept}, over ${countOf(verdict.calls, 'call')}.` };
}

function describeFail(verdict: Verdict): Headline {
  const broken = verdict.rules.filter((rule) => rule.outcome === 'fail').map((rule) => rule.id);
  const kept = verdict.rules.filter((rule) => rule.outcome === 'pass').length;
  const failed = verdict.measures.filter((measure) => measure.outcome === 'fail');
  const over = failed.filter((measure) => !wasCutShort(measure)).length || failed.length;
  if (over > 0 && broken.length <= 1 && verdict.measures.length > 0 && !hasWrongAnswer(verdict)) {
    const rule = broken[0] ? ` Rule ${broken[0]} asks for this.` : '';
    if (failed.every((measure) => measure.atLeast)) {
      const missed = over === 1 ? 'One mark is' : `${formatNumber(over)} marks are`;
      return { tone: 'fail', title: 'Right answers, but below the mark', detail: `${missed} not reached.${rule}` };
    }
    return {
      tone: 'fail',
      title: 'Right answers, but over budget',
      detail: `${over === 1 ? 'One budget is' : `${formatNumber(over)} budgets are`} exceeded.${rule}`,
    };
  }
  if (broken.length === 0) return { tone: 'fail', title: 'Not passed', detail: 'A test failed, but no rule was named.' };
  const title =
    broken.length === 1
      ? `Rule ${broken[0]} is broken`
      : broken.length <= 4
        ? `Rules ${listInWords(broken)} are broken`
        : `${formatNumber(broken.length)} rules are broken`;
  return {
    tone: 'fail',
    title,
    detail: `${kept === 0 ? 'No' : formatNumber(kept)} other ${kept === 1 ? 'rule holds' : 'rules hold'} so far.`,
  };
}

/** A failing case shows a wrong answer; a budget that is exceeded has none. */
function hasWrongAnswer(verdict: Verdict): boolean {
  return verdict.rules.some((rule) => rule.outcome === 'fail' && rule.counterexample !== undefined);
}

function stoppedBecause(problem: Problem | undefined): string {
  return problem?.kind === 'step-limit'
    ? 'It was stopped at the step limit. Your code is saved.'
    : 'It gave no answer and was stopped. Your code is saved.';
}

function describeError(problem: Problem | undefined): Headline {
  switch (problem?.kind) {
    case 'threw':
      return { tone: 'fail', title: 'The code threw an error', detail: 'The run ended there.' };
    case 'memory':
      return { tone: 'fail', title: 'The code ran out of memory', detail: 'The sandbox was ended. Your code is saved.' };
    case 'internal':
      return { tone: 'warn', title: 'Headroom failed, not your code', detail: 'This is a bug of ours. Your code is saved.' };
    default:
      return { tone: 'fail', title: 'The run ended with an error', detail: 'Your code is saved.' };
  }
}

function invalidTitle(problem: Problem | undefined): string {
  switch (problem?.kind) {
    case 'syntax':
      return 'The code does not parse';
    case 'forbidden':
      return 'The code uses something the sandbox does not offer';
    case 'too-large':
      return 'The code is too long to grade';
    case 'wrong-export':
      return 'The expected function is not exported';
    default:
      return 'The code could not be run';
  }
}
