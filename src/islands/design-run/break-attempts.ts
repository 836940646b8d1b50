import type { Design, Load, Problem } from '../../design/index.ts';
import type { InterviewCase } from '../../interview/case-file.ts';
import { type BreakAttempt, judgeAttempt, planAttempt } from '../../interview/break-it.ts';
import type { JudgedObjective } from '../../interview/objectives.ts';
import type { Cancellable, Simulators } from './simulators.ts';

/** An attempt that was run, with the objectives that it broke; none where the design held. */
export interface TriedAttempt {
  readonly attempt: BreakAttempt;
  readonly broke: readonly JudgedObjective[];
}

/** Tells attempts apart: the same attempt always has the same key. */
export function attemptKey(attempt: BreakAttempt): string {
  return JSON.stringify(Object.entries(attempt).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** What {@link tryAttempt} resolves with: what was broken, or why it could not be run. */
export type AttemptOutcome =
  { readonly ok: true; readonly tried: TriedAttempt } | { readonly ok: false; readonly problems: readonly Problem[] };

/** Runs one attempt and judges it. The promise rejects where the run was cancelled or the worker ended. */
export function tryAttempt(
  one: InterviewCase,
  design: Design,
  load: Load,
  attempt: BreakAttempt,
  stock: Simulators['stock'],
  tell: (fraction: number) => void,
): Cancellable<AttemptOutcome> {
  const plan = planAttempt(one, design, load, attempt);
  const run = stock({ design: plan.design, load: plan.load, options: plan.options }, tell);
  const result = run.result.then((outcome): AttemptOutcome =>
    outcome.ok ? { ok: true, tried: { attempt, broke: judgeAttempt(one, plan, outcome.result) } } : outcome,
  );
  return { result, cancel: run.cancel };
}

/** Attempts grouped for a list of choices. */
export interface AttemptGroup {
  readonly name: string;
  readonly attempts: readonly BreakAttempt[];
}

const groups: readonly { readonly name: string; readonly kinds: readonly BreakAttempt['kind'][] }[] = [
  { name: 'More load', kinds: ['load', 'burst'] },
  { name: 'A hot key', kinds: ['hot-key'] },
  { name: 'Something slow', kinds: ['slow'] },
  { name: 'Something lost', kinds: ['instance-lost', 'component-lost', 'region-lost'] },
];

/** Groups all attempts on a design by what they do; groups without one are left out. */
export function groupAttempts(attempts: readonly BreakAttempt[]): readonly AttemptGroup[] {
  return groups
    .map(({ name, kinds }) => ({ name, attempts: attempts.filter(({ kind }) => kinds.includes(kind)) }))
    .filter((group) => group.attempts.length > 0);
}
