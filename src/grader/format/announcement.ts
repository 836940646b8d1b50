import type { Verdict } from '../protocol/verdict.ts';
import { describeDivergence } from './failingCase.ts';
import { describeOutcome } from './headline.ts';
import { describeProblem } from './problem.ts';
import { brokenRules, type RuleText } from './rules.ts';
import { describeScore } from './score.ts';

/** Says a verdict in a few sentences for a screen reader: outcome, then the rule's message and the first difference, or the problem. */
export function announceVerdict(verdict: Verdict, rules: readonly RuleText[]): string {
  const { title, detail } = describeOutcome(verdict);
  const parts = [`${title}.`, detail];
  if (verdict.score) parts.push(`Score: ${describeScore(verdict.score).summary}`);
  const [rule] = brokenRules(verdict, rules);
  if (rule) parts.push(rule.message);
  if (rule?.counterexample) parts.push(describeDivergence(rule.counterexample));
  if (verdict.problem) {
    const { message, remedy, place } = describeProblem(verdict.problem);
    parts.push(place ? `At ${place}: ${message}` : message, remedy);
  }
  return parts.filter((part) => part !== '').join(' ');
}
