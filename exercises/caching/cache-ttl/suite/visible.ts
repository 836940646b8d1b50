import { buildCase, integerArgument, type CasesTest } from '../../../../src/grader/authoring.ts';
import { commonExamples } from '../../suite-parts/common-tests.ts';
import { commonRules, withLongLives } from './common-rules.ts';
import { wait, type TtlCall } from './shapes.ts';
import { forever, method } from './ttl-calls.ts';

const { get, set, has, delete: remove, size } = method;
const [a, b, c] = [0, 1, 2] as const;
const [zero, one, two, five, ten, twenty] = [0, 1, 2, 5, 10, 20].map(integerArgument) as [number, number, number, number, number, number];
const common = commonExamples(commonRules, withLongLives);

function example(rule: string, title: string, failure: string, calls: readonly TtlCall[]): CasesTest {
  const cases = [buildCase([{ capacity: 2 }], calls)];
  return { kind: 'cases', id: `${rule}/example`, rule, title, failure, visible: true, cases: () => cases };
}

/** The tests a learner sees and can run at will: one small case for most rules. */
export const visibleTests: readonly CasesTest[] = [
  common.store,
  example('R2', 'live before the deadline, gone at it', 'An entry was not gone exactly at its deadline.', [
    [set, a, one, ten],
    wait(9),
    [get, a],
    wait(1),
    [get, a],
    [has, a],
  ]),
  example('R3', 'reading does not lengthen a life', 'A get or has put off the deadline.', [
    [set, a, one, ten],
    wait(6),
    [get, a],
    [has, a],
    wait(4),
    [get, a],
  ]),
  example('R4', 'setting again starts a new life', 'The old deadline of a key still counted after it had been set again.', [
    [set, a, one, ten],
    wait(6),
    [set, a, two, ten],
    wait(6),
    [get, a],
    [set, a, one, five],
    wait(5),
    [get, a],
  ]),
  example('R5', 'an expired entry gives way to a new key', 'A live entry was displaced although another had expired.', [
    [set, a, one, twenty],
    [set, b, two, five],
    wait(5),
    [set, c, one, ten],
    [get, a],
    [get, b],
    [get, c],
  ]),
  example('R7', 'when all are live, the least recently used goes', 'The wrong one of two live entries was displaced.', [
    [set, a, one, ten],
    [set, b, two, twenty],
    [get, a],
    [has, b],
    [set, c, one, ten],
    [get, a],
    [get, b],
  ]),
  common.delete,
  example('R9', 'size counts live entries only', 'size counted an entry that had expired.', [
    [size],
    [set, a, one, five],
    [set, b, one, ten],
    [size],
    wait(5),
    [size],
    [remove, a],
    [size],
  ]),
  example('R10', 'for ever, and never', 'A time to live of Infinity or of 0 went wrong.', [
    [set, a, one, forever],
    [set, b, one, ten],
    wait(1_000_000),
    [get, a],
    [set, a, two, zero],
    [get, a],
    [size],
  ]),
  common.falsyValues,
  common.badCapacity,
];
