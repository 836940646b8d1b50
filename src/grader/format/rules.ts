import type { Counterexample, RuleResult, Verdict } from '../protocol/verdict.ts';
import { formatNumber } from './number.ts';

/** A rule as the statement tells it; `text` is inline Markdown. */
export interface RuleText {
  readonly id: string;
  readonly text: string;
}

/** One line of the list of rules. */
export interface RuleLine {
  readonly id: string;
  readonly text: string;
  readonly outcome: RuleResult['outcome'];
  /** "holds", "broken" or "not checked". */
  readonly word: string;
  readonly message: string | undefined;
}

/** The rule to look at first, with what shows that it is broken. */
export interface BrokenRule {
  readonly id: string;
  readonly text: string;
  readonly message: string;
  readonly test: string | undefined;
  readonly counterexample: Counterexample | undefined;
}

const WORDS: Record<RuleResult['outcome'], string> = { pass: 'holds', fail: 'broken', skipped: 'not checked' };

/** Lists every rule of the statement in its order with its result; a rule the verdict does not name counts as not checked. */
export function describeRules(verdict: Verdict, rules: readonly RuleText[]): readonly RuleLine[] {
  return rules.map(({ id, text }) => {
    const result = verdict.rules.find((rule) => rule.id === id);
    const outcome = result?.outcome ?? 'skipped';
    return { id, text, outcome, word: WORDS[outcome], message: result?.message };
  });
}

/** Sums the list up: "9 hold, 1 broken, 2 not checked". */
export function summariseRules(lines: readonly RuleLine[]): string {
  const count = (outcome: RuleResult['outcome']): number => lines.filter((line) => line.outcome === outcome).length;
  const parts: string[] = [];
  if (count('pass') > 0) parts.push(`${formatNumber(count('pass'))} hold`);
  if (count('fail') > 0) parts.push(`${formatNumber(count('fail'))} broken`);
  if (count('skipped') > 0) parts.push(`${formatNumber(count('skipped'))} not checked`);
  return parts.join(', ');
}

/** Returns the broken rules in the order of the statement, those with a failing case first; empty when none is broken. */
export function brokenRules(verdict: Verdict, rules: readonly RuleText[]): readonly BrokenRule[] {
  const broken = verdict.rules
    .filter((rule) => rule.outcome === 'fail')
    .map((rule) => ({
      id: rule.id,
      text: rules.find((one) => one.id === rule.id)?.text ?? '',
      message: rule.message ?? `A test of rule ${rule.id} failed.`,
      test: rule.test,
      counterexample: rule.counterexample,
    }));
  return [...broken.filter((rule) => rule.counterexample), ...broken.filter((rule) => !rule.counterexample)];
}
