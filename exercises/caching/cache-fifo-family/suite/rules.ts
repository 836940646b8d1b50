import type { CasesTest } from '../../../../src/grader/authoring.ts';
import { commonTests } from '../../suite-parts/common-tests.ts';
import { commonRules } from './common-rules.ts';
import { inTurn } from './policies.ts';
import { drawBy, drawByAll, newKeysOnly, oneForOne, withAnything, withQuestions, withReads, withReturns, withWrites } from './shapes.ts';

const common = commonTests(commonRules, inTurn);

function test(rule: string, name: string, title: string, failure: string, cases: CasesTest['cases']): CasesTest {
  return { kind: 'cases', id: `${rule}/${name}`, rule, title, failure, cases };
}

/** The hidden tests on small cases, one to three a rule; those of chance stand apart. */
export const ruleTests: readonly CasesTest[] = [
  common.storeAndRead,
  common.bounded,
  test(
    'R2',
    'one-for-one',
    'one goes for each new key, and never the new one',
    'When a new key met a full cache, not exactly one other key went, or the new one was not held.',
    drawByAll(oneForOne, 80),
  ),
  test(
    'R3',
    'new-keys',
    'the first in goes first',
    'Under fifo, keys were only set, and not the first of them went.',
    drawBy('fifo', newKeysOnly, 30),
  ),
  test(
    'R3',
    'reads-and-writes',
    'reading and overwriting do not matter to fifo',
    'Under fifo, a get or the overwriting of a key changed which key goes.',
    (stream) => [...drawBy('fifo', withReads, 40)(stream.fork('reads')), ...drawBy('fifo', withWrites, 40)(stream.fork('writes'))],
  ),
  test(
    'R3',
    'anything',
    'fifo with all calls mixed',
    'Under fifo, with all calls mixed, another key went than the first inserted.',
    drawBy('fifo', withAnything, 60),
  ),
  test(
    'R4',
    'new-keys',
    'the last in goes first',
    'Under lifo, keys were only set, and not the last of them went.',
    drawBy('lifo', newKeysOnly, 30),
  ),
  test(
    'R4',
    'reads-and-writes',
    'reading and overwriting do not matter to lifo',
    'Under lifo, a get or the overwriting of a key changed which key goes: it is the last inserted, not the last used.',
    (stream) => [...drawBy('lifo', withReads, 40)(stream.fork('reads')), ...drawBy('lifo', withWrites, 40)(stream.fork('writes'))],
  ),
  test(
    'R4',
    'anything',
    'lifo with all calls mixed',
    'Under lifo, with all calls mixed, another key went than the last inserted.',
    drawBy('lifo', withAnything, 60),
  ),
  test(
    'R5',
    'new-keys',
    'the last used goes first, never the new key itself',
    'Under mru, keys were only set, and not the last of those held before went.',
    drawBy('mru', newKeysOnly, 30),
  ),
  test(
    'R5',
    'anything',
    'mru with all calls mixed',
    'Under mru, with all calls mixed, another key went than the most recently used.',
    drawBy('mru', withAnything, 60),
  ),
  test(
    'R8',
    'overwriting',
    'overwriting replaces, evicts nothing, and is a use',
    'Setting a key that was held kept the old value, evicted something, or was not counted as a use under mru.',
    drawByAll(withWrites, 80),
  ),
  test(
    'R9',
    'get-is-a-use',
    'a get that finds its key is a use',
    'Under mru, a get was not counted as a use, or one that found nothing changed something.',
    drawBy('mru', withReads),
  ),
  test('R9', 'has-is-not', 'has is not a use', 'has gave a wrong answer, or was counted as a use.', drawByAll(withQuestions, 80)),
  common.delete,
  test(
    'R11',
    'returns',
    'a key deleted and set again is inserted anew',
    'A key that was deleted and set again kept the rank of its first insertion.',
    drawByAll(withReturns, 80),
  ),
  common.size,
  common.falsyValues,
  common.keysLikeMap,
  { ...common.badCapacity, mayThrow: true },
  common.twoCaches,
];
