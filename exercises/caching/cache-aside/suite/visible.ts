import type { SimulationTest } from '../../../../src/grader/authoring.ts';
import { ruleTest } from '../../../service-parts/rule-tests.ts';
import { factory } from './rules.ts';

function example(id: string, simulation: string, title: string, failure: string, lines: readonly string[]): SimulationTest {
  return ruleTest(factory, { id, title, failure, lines, simulations: [simulation] });
}

/** The tests a learner sees and can run at will. Any rule broken in one fails it. Reads take 40 ms and writes 20 ms unless said otherwise. */
export const visibleTests: readonly SimulationTest[] = [
  example('R2/example', 'example-copy', 'a second get is answered from the copy', 'The second get did not use the copy of the first.', [
    '// ttlMs: 1000; the store holds price = 20; a read takes 40 ms',
    "reader.get('price') // at 0: reads the store; at 40: 20",
    "reader.get('price') // at 100: 20 at once",
    "reader.get('price') // at 1000: reads the store again",
  ]),
  example('R4/example', 'example-crowd', 'three gets, one load', 'Gets of one key at the same time did not share a load.', [
    "reader.get('price') // at 0: reads the store",
    "reader.get('price') // at 10: waits",
    "reader.get('price') // at 30: waits",
    '// at 40: 20 for all three',
  ]),
  example(
    'R6/example',
    'example-absent',
    'absence is remembered, for its own time',
    'The absence of a key was not remembered as it should.',
    [
      '// missingTtlMs: 200; the store has no discount',
      "reader.get('discount') // at 0: reads the store; at 40: undefined",
      "reader.get('discount') // at 100: undefined at once",
      "reader.get('discount') // at 200: reads the store again",
    ],
  ),
  example('R7/example', 'example-failure', 'a load that fails', 'A failed load did not reach everybody, or was kept.', [
    '// the first read fails after 40 ms',
    "reader.get('price') // at 0: reads the store",
    "reader.get('price') // at 10: waits",
    '// at 40: both reject with the error of the store',
    "reader.get('price') // at 60: reads the store; at 100: 20",
  ]),
  example(
    'R9/example',
    'example-put',
    'a put, and a get before and after it is done',
    'A put did not leave the copy alone until it was done, or not drop it then.',
    [
      "reader.get('price') // at 0: reads the store; at 40: 20",
      "reader.put('price', 25) // at 50: writes to the store",
      "reader.get('price') // at 60: 20 at once",
      '// at 70: the put resolves',
      "reader.get('price') // at 80: reads the store; at 120: 25",
    ],
  ),
  example('R10/example', 'example-invalidate', 'a change made elsewhere', 'After invalidate the old copy was used.', [
    "reader.get('price') // at 0: reads the store; at 40: 20",
    "reader.invalidate('price') // at 50; the store holds 25 by now",
    "reader.get('price') // at 60: reads the store; at 100: 25",
  ]),
  example('R11/example', 'example-stale-fill', 'a slow load and a put', 'A load that a put overtook filled the cache, or was joined.', [
    '// the first read takes 100 ms and has read 20; the second takes 30 ms',
    "reader.get('price') // at 0: reads the store",
    "reader.put('price', 25) // at 20: writes to the store; at 40: resolves",
    "reader.get('price') // at 60: reads the store once more",
    '// at 90: 25 for the second get; at 100: 20 for the first',
    "reader.get('price') // at 120: 25 at once",
  ]),
  example(
    'R12/example',
    'example-early',
    'gets in the last stretch of a life',
    'An early load was made when it was not due, or not made when it was.',
    [
      '// beta: 1, ttlMs: 1000; a read takes 40 ms',
      "reader.get('price') // at 0: reads the store; at 40: 20",
      "reader.get('price') // at 500: 20 at once; an early load with a chance of exp(-500 / 40)",
      "reader.get('price') // at 840, 860, 880 ...: 20 at once; one of them may load early",
      "reader.get('price') // at 960: 20 at once; an early load with a chance of exp(-40 / 40), if none is under way",
    ],
  ),
];
