import type { Problem } from '../protocol/verdict.ts';

/** A problem as a card shows it. */
export interface ProblemText {
  readonly message: string;
  readonly remedy: string;
  /** "line 3, column 14", absent where no place is known. */
  readonly place: string | undefined;
}

/** Puts a problem's place into words and makes sure that message and remedy end as sentences do. */
export function describeProblem(problem: Problem): ProblemText {
  return { message: asSentence(problem.message), remedy: asSentence(problem.remedy), place: describePlace(problem) };
}

function describePlace(problem: Problem): string | undefined {
  if (problem.line === undefined) return undefined;
  return problem.column === undefined ? `line ${problem.line}` : `line ${problem.line}, column ${problem.column}`;
}

function asSentence(text: string): string {
  const trimmed = text.trim();
  return trimmed === '' || /[.!?:]$/.test(trimmed) ? trimmed : `${trimmed}.`;
}
