import type { Problem, Verdict } from '../protocol/verdict.ts';
import type { Judgement } from '../protocol/judgement.ts';
import { startTranscript } from '../realm/judge/transcript.ts';
import type { StripResult } from './types.ts';

/** What a host must know of an exercise to write a verdict without its judge. */
export interface ExerciseFacts {
  readonly id: string;
  readonly version: string;
  readonly seed: string;
  /** Ids of its rules. */
  readonly rules: readonly string[];
}

/** Turns a failure to strip types into the problem of a verdict. */
export function syntaxProblem(stripped: Extract<StripResult, { ok: false }>): Problem {
  return {
    kind: 'syntax',
    message: `Your code does not parse: ${stripped.message}`,
    remedy: 'Mend the syntax at this place and run again.',
    line: stripped.line,
    column: stripped.column,
  };
}

/** Returns the verdict on code that was refused before anything ran, or that took the judge down with it. */
export function refuse(exercise: ExerciseFacts, scope: Verdict['scope'], seed: string, codeHash: string, problem: Problem): Judgement {
  const transcript = startTranscript();
  transcript.addText(`${exercise.id}@${exercise.version} ${scope} ${seed}`);
  return {
    verdict: {
      exercise: exercise.id,
      outcome: problem.kind === 'memory' || problem.kind === 'internal' ? 'error' : problem.kind === 'stalled' ? 'inconclusive' : 'invalid',
      rules: exercise.rules.map((id) => ({ id, outcome: 'skipped' })),
      measures: [],
      receipt: { exerciseVersion: exercise.version, codeHash, seed, transcriptHash: transcript.digest() },
      problem,
      scope,
      calls: 0,
      visibleTests: [],
    },
    console: [],
    consoleDropped: 0,
    exhibits: [],
    failedTests: [],
  };
}
