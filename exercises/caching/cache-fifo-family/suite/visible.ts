import { buildCase, integerArgument, type CasesTest } from '../../../../src/grader/authoring.ts';
import type { Call } from '../../suite-parts/case-shapes.ts';
import { method } from '../../suite-parts/cache-calls.ts';
import { commonExamples } from '../../suite-parts/common-tests.ts';
import { commonRules } from './common-rules.ts';
import { byPolicy, inTurn, type PolicyName } from './policies.ts';

const { get, set, has, delete: remove, size } = method;
const [a, b, c, d] = [0, 1, 2, 3] as const;
const one = integerArgument(1);
const two = integerArgument(2);
const common = commonExamples(commonRules, inTurn);

function example(rule: string, policy: PolicyName, title: string, failure: string, calls: readonly Call[]): CasesTest {
  const cases = [byPolicy(buildCase([{ capacity: 2 }], calls), policy, 0)];
  return { kind: 'cases', id: `${rule}/example`, rule, title, failure, visible: true, cases: () => cases };
}

/** The tests a learner sees and can run at will: one small case for most rules. */
export const visibleTests: readonly CasesTest[] = [
  common.store,
  example('R3', 'fifo', 'fifo: the first in goes, however often it is read', 'Under fifo, not the first inserted went.', [
    [set, a, one],
    [set, b, two],
    [get, a],
    [set, a, two],
    [set, c, one],
    [has, a],
    [has, b],
    [has, c],
  ]),
  example('R4', 'lifo', 'lifo: the last in goes, whatever was used since', 'Under lifo, not the last inserted went.', [
    [set, a, one],
    [set, b, two],
    [get, a],
    [set, c, one],
    [has, a],
    [has, b],
    [set, d, one],
    [has, a],
    [has, c],
  ]),
  example('R5', 'mru', 'mru: the last used goes, but never the new key', 'Under mru, not the most recently used went.', [
    [set, a, one],
    [set, b, two],
    [get, a],
    [set, c, one],
    [has, a],
    [has, b],
    [has, c],
  ]),
  example('R6', 'random', 'random: one goes, and not the new key', 'Under random, not exactly one of the keys held before went.', [
    [set, a, one],
    [set, b, two],
    [set, c, one],
    [has, c],
    [size],
    [has, a],
    [has, b],
  ]),
  example('R8', 'mru', 'overwriting evicts nothing and is a use', 'Overwriting a key went wrong.', [
    [set, a, one],
    [set, b, one],
    [set, a, two],
    [size],
    [set, c, one],
    [get, a],
    [get, b],
  ]),
  example('R9', 'mru', 'asking with has is no use', 'has was counted as a use.', [
    [set, a, one],
    [set, b, two],
    [has, a],
    [set, c, one],
    [has, a],
    [has, b],
  ]),
  common.delete,
  example('R11', 'fifo', 'deleted and set again is inserted anew', 'A key kept its old rank although it had been deleted.', [
    [set, a, one],
    [set, b, two],
    [remove, a],
    [set, a, two],
    [set, c, one],
    [has, a],
    [has, b],
  ]),
  common.size,
  common.falsyValues,
  { ...common.badCapacity, mayThrow: true },
];
