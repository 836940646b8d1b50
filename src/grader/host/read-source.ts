import type { ReadSource } from '../own-code/simulate-own-code.ts';
import { syntaxProblem } from './refusal.ts';
import { findSizeProblem } from './source-limit.ts';
import type { StripResult } from './types.ts';

/** Returns what reads a learner's source: refuses what is too long, takes the types out of the rest. */
export function readWith(stripTypes: (source: string) => StripResult | Promise<StripResult>): ReadSource {
  return async (source) => {
    const tooLarge = findSizeProblem(source);
    if (tooLarge) return tooLarge;
    const stripped = await stripTypes(source);
    return stripped.ok ? { code: stripped.code } : syntaxProblem(stripped);
  };
}
