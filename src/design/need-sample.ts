import type { RandomStream } from '../kernel/index.ts';
import type { Formula, NeedFormulas } from './need-formula.ts';

/** How often a formula was met in random states of its parts. */
export interface SampledChance {
  readonly up: number;
  readonly standardError: number;
}

/**
 * Estimates the chance that a formula is met when its parts fail independently, each with its own chance, from as many random states
 * (1 or more), thirty-two at a time, one in each bit. The standard error is that with two more of each outcome, so that no failure seen does
 * not pass for certainty: A. Agresti, B. A. Coull, "Approximate is better than 'exact' for interval estimation of binomial proportions",
 * The American Statistician 52(2), 1998.
 */
export function sampleChance(
  formulas: NeedFormulas,
  root: Formula,
  chancesDown: readonly number[],
  samples: number,
  stream: RandomStream,
): SampledChance {
  const needed = neededFor(formulas, root);
  const outcomes = new Int32Array(root + 1);
  let met = 0;
  for (let sample = 0; sample < samples; sample += 32) {
    for (const formula of needed) {
      const gate = formulas.gateOf(formula);
      const members = formulas.membersOf(formula);
      if (gate === 'part') {
        outcomes[formula] = ~bitsOfChance(chancesDown[members[0]!]!, stream);
        continue;
      }
      let outcome = gate === 'all' ? -1 : 0;
      for (const member of members) outcome = gate === 'all' ? outcome & outcomes[member]! : outcome | outcomes[member]!;
      outcomes[formula] = outcome;
    }
    const count = Math.min(32, samples - sample);
    for (let bit = 0; bit < count; bit++) met += (outcomes[root]! >>> bit) & 1;
  }
  const adjusted = (met + 2) / (samples + 4);
  return { up: met / samples, standardError: Math.sqrt((adjusted * (1 - adjusted)) / (samples + 4)) };
}

/** Lists a formula and all that it depends on, each after its members. */
function neededFor(formulas: NeedFormulas, root: Formula): readonly Formula[] {
  const needed = new Set([root]);
  for (const formula of needed)
    if (formulas.gateOf(formula) !== 'part') for (const member of formulas.membersOf(formula)) needed.add(member);
  return [...needed].sort((a, b) => a - b);
}

/**
 * Returns thirty-two bits, each one with a chance, 0 to 1, independently and exactly: a random binary fraction is below the chance when it has
 * a nought where they first differ, and most of the thirty-two have differed after a handful of digits.
 */
export function bitsOfChance(chance: number, stream: RandomStream): number {
  if (chance >= 1) return -1;
  let bits = 0;
  let undecided = -1;
  for (let rest = chance; rest > 0 && undecided !== 0;) {
    rest *= 2;
    const random = stream.uint32();
    if (rest >= 1) {
      bits |= undecided & ~random;
      undecided &= random;
      rest -= 1;
    } else undecided &= ~random;
  }
  return bits;
}
