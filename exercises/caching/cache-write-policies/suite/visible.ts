import type { SimulationTest } from '../../../../src/grader/authoring.ts';
import { ruleTest } from '../../../service-parts/rule-tests.ts';
import { crashFactory, factory } from './rules.ts';

function example(id: string, simulation: string, title: string, failure: string, lines: readonly string[]): SimulationTest {
  return ruleTest(factory, { id, title, failure, lines, simulations: [simulation] });
}

/** The tests a learner sees and can run at will. Any rule broken in one fails it. Reads take 40 ms and writes 20 ms unless said otherwise. */
export const visibleTests: readonly SimulationTest[] = [
  example(
    'R8/example',
    'example-through',
    'write-through: gets during and after a write',
    'A set through the cache was seen too early, or not at all.',
    [
      "// policy: 'write-through'; the store holds a = 1",
      "cache.get('a') // at 0: reads the store; at 40: 1",
      "cache.set('a', 2) // at 50: writes to the store",
      "cache.get('a') // at 60: 1 at once",
      '// at 70: the set resolves',
      "cache.get('a') // at 80: 2 at once",
    ],
  ),
  example(
    'R6/example',
    'example-row',
    'write-through: two sets of one key',
    'Writes of one key met in the store, or another key had to wait.',
    [
      "// policy: 'write-through'; the first write takes 50 ms, all others 20 ms",
      "cache.set('a', 1) // at 0: writes to the store",
      "cache.set('a', 2) // at 10: waits for the write before it",
      "cache.set('b', 3) // at 15: writes to the store; at 35: resolves",
      '// at 50: the first set resolves, and a = 2 is written; at 70: the second resolves',
      "cache.get('a') // at 100: 2 at once",
    ],
  ),
  example('R9/example', 'example-around', 'write-around: the copy goes', 'A set around the cache left the old copy in it.', [
    "// policy: 'write-around'; the store holds a = 1",
    "cache.get('a') // at 0: reads the store; at 40: 1",
    "cache.set('a', 2) // at 50: writes to the store",
    "cache.get('a') // at 60: 1 at once",
    '// at 70: the set resolves',
    "cache.get('a') // at 80: reads the store; at 120: 2",
  ]),
  example('R3/example', 'example-overtaken', 'write-around: a slow read and a set', 'A read that a set overtook filled the cache.', [
    "// policy: 'write-around'; the first read takes 100 ms and has read 1, the second takes 30 ms",
    "cache.get('a') // at 0: reads the store",
    "cache.set('a', 2) // at 20: writes to the store; at 40: resolves",
    "cache.get('a') // at 50: reads the store once more; at 80: 2",
    '// at 100: 1 for the first get',
    "cache.get('a') // at 120: 2 at once",
  ]),
  example('R14/example', 'example-behind', 'write-behind: two passes', 'The passes were not as in the statement.', [
    "// policy: 'write-behind', flushMs: 100; all sets resolve at once",
    "cache.set('a', 1) // at 0",
    "cache.set('b', 2) // at 30",
    "cache.set('a', 3) // at 60",
    "cache.get('a') // at 70: 3 at once",
    '// at 100: writes a = 3',
    "cache.set('a', 4) // at 110",
    '// at 120: writes b = 2; at 140: the pass ends',
    "cache.get('a') // at 125: 4 at once",
    '// at 240: writes a = 4',
  ]),
  example('R12/example', 'example-batch', 'write-behind: enough dirty keys', 'A pass did not begin when it should.', [
    "// policy: 'write-behind', flushMs: 100, maxDirty: 2",
    "cache.set('a', 1) // at 0",
    "cache.set('a', 2) // at 10: one dirty key",
    "cache.set('b', 3) // at 20: two, so a pass begins: writes a = 2; at 40: b = 3",
    "cache.set('c', 4) // at 90",
    '// at 190: writes c = 4',
  ]),
  example('R15/example', 'example-failure', 'write-behind: a write that fails', 'A failed write was forgotten, or stopped the others.', [
    "// policy: 'write-behind', flushMs: 100; the first write fails",
    "cache.set('a', 1) // at 0",
    "cache.set('b', 2) // at 10",
    '// at 100: writes a = 1; at 120: it has failed, writes b = 2',
    "cache.get('a') // at 130: 1 at once",
    '// at 140: the pass ends; at 240: writes a = 1 again',
  ]),
  example('R16/example', 'example-flush', 'write-behind: flush, and flush during a pass', 'A flush resolved too early, or too late.', [
    "// policy: 'write-behind', flushMs: 100",
    "cache.set('a', 1) // at 0",
    'cache.flush() // at 10: writes a = 1; at 30: resolves',
    "cache.set('a', 2) // at 20",
    'cache.flush() // at 25: waits; at 30: writes a = 2; at 50: resolves',
    'cache.flush() // at 60: resolves at once',
  ]),
  ruleTest(crashFactory, {
    id: 'R17/example',
    title: 'write-through: a crash after each event',
    failure: 'After a crash the store lacked something that was acknowledged or shown.',
    simulations: ['example-crash'],
    lines: [
      "// policy: 'write-through'",
      "cache.set('a', 1) // at 0; at 20: resolves",
      "cache.set('a', 2) // at 5; at 40: resolves",
      "cache.get('a') // at 25: 1",
      "cache.get('a') // at 45: 2",
      '// the same again, with a crash after the first event, after the second ...',
    ],
  }),
];
