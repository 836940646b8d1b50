import type { Problem } from '../protocol/verdict.ts';
import { syntaxProblem } from './refusal.ts';
import { findSizeProblem } from './source-limit.ts';
import type { StripResult } from './types.ts';

/** Returns what reads a learner's source, with the problem where there is no code: refuses what is too long, takes the types out of the rest. */
export function readWith(
  stripTypes: (source: string) => StripResult | Promise<StripResult>,
): (source: string) => Promise<{ readonly code: string } | Problem> {
  return async (source) => {
    const tooLarge = findSizeProblem(source);
    if (tooLarge) return tooLarge;
    const stripped = await stripTypes(source);
    return stripped.ok ? { code: stripped.code } : syntaxProblem(stripped);
  };
}
