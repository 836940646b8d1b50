import type { Problem } from '../protocol/verdict.ts';

/** The longest source that is graded, in UTF-16 units: twenty times the longest solution known. */
export const maxSourceLength = 200_000;

/** Returns the problem with a source's length, or undefined when it can be graded. */
export function findSizeProblem(source: string): Problem | undefined {
  if (source.length <= maxSourceLength) return undefined;
  return {
    kind: 'too-large',
    message: `Your code is ${source.length} characters long; at most ${maxSourceLength} are graded.`,
    remedy: 'Delete what does not belong to the solution, such as pasted data. Your text is kept as it is.',
  };
}
