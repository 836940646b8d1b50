import type { CasesTest, Check } from '../../../src/grader/authoring.ts';
import type { BalancerSetup } from './balancer-setup.ts';
import { scriptCase, type Call } from './case-shapes.ts';

/** Returns a visible test of one case on one balancer. */
export function example(
  id: string,
  rule: string,
  title: string,
  failure: string,
  setup: BalancerSetup,
  calls: readonly Call[],
  check?: Check,
): CasesTest {
  const cases = [scriptCase(setup, calls)];
  return { kind: 'cases', id, rule, title, failure, visible: true, cases: () => cases, ...(check && { check }) };
}
