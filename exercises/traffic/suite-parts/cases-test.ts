import type { CallCase, CasesTest } from '../../../src/grader/authoring.ts';
import type { RandomStream } from '../../../src/kernel/index.ts';
import { draw } from './case-shapes.ts';

/** Returns a hidden test on small scripts; its id, "R4/load", begins with its rule. */
export function casesTest(
  id: string,
  title: string,
  failure: string,
  cases: (stream: RandomStream) => readonly CallCase[],
  more: Partial<CasesTest> = {},
): CasesTest {
  return { kind: 'cases', id, rule: id.slice(0, id.indexOf('/')), title, failure, cases, ...more };
}

/** Returns what draws cases of one shape, 60 unless told. */
export function drawn(shape: (stream: RandomStream) => CallCase, count?: number): (stream: RandomStream) => readonly CallCase[] {
  return (stream) => draw(stream, shape, count);
}
