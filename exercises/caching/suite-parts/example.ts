import { buildCase, type CallCase, type CasesTest } from '../../../src/grader/authoring.ts';
import type { Call } from './case-shapes.ts';

/** Returns a visible test of one case on a cache of the given capacity. */
export function example(id: string, rule: string, title: string, failure: string, capacity: number, calls: readonly Call[]): CasesTest {
  const cases: readonly CallCase[] = [buildCase([{ capacity }], calls)];
  return { kind: 'cases', id, rule, title, failure, visible: true, cases: () => cases };
}
