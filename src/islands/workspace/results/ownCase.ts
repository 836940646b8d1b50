import { caseAsSource } from '../../../grader/format/index.ts';
import type { Counterexample, StoredCase } from '../../../grader/protocol/verdict.ts';

/** What is kept of a failing case: the case for the judge, and its calls in words for the list of tests. */
export interface OwnCase extends StoredCase {
  readonly shown: string;
}

/** Returns what to keep of a failing case; undefined where it cannot be run by itself. */
export function ownCaseOf(counterexample: Counterexample): OwnCase | undefined {
  if (!counterexample.case) return undefined;
  const { setup, calls } = counterexample.case;
  return { setup, calls, shown: caseAsSource(counterexample) };
}

/** Tells whether a stored case is one this version can run and show; it may come from an imported file. The judge validates it once more. */
export function isOwnCase(value: unknown): value is OwnCase {
  const one = value as Partial<OwnCase> | null;
  return typeof one === 'object' && one !== null && Array.isArray(one.setup) && Array.isArray(one.calls) && typeof one.shown === 'string';
}

/** Tells whether two cases make the same object and the same calls. */
export function isSameCase(a: StoredCase, b: StoredCase): boolean {
  return JSON.stringify([a.setup, a.calls]) === JSON.stringify([b.setup, b.calls]);
}
