import { generateKeys } from '../../../../src/sim/workload/index.ts';
import { integerArgument, ResultCode, textOfResult, type CallCase, type CasesTest, type Check } from '../../../../src/grader/authoring.ts';
import { budgetOf } from '../../suite-parts/budget-of.ts';
import { method, surface } from '../../suite-parts/cache-calls.ts';
import manifest from '../exercise.ts';
import { check } from './check.ts';
import { ageCases, placeCases, strangerCase, twinCases, unevennessOfAges, unevennessOfPlaces } from './evenness.ts';
import { model } from './model.ts';
import type { ReplacementSetup } from './policies.ts';

const hitRatioSetup: Omit<ReplacementSetup, 'seed' | 'policy'> = { capacity: 20 };
const requests = 60_000;

/** Reads through a random cache: keys drawn independently, key k of 100 with a probability proportional to 1 / (k + 1). */
function independentReads(seed: number, keys: Int32Array): CallCase {
  return {
    setup: [{ ...hitRatioSetup, policy: 'random', seed }],
    methods: new Uint8Array(keys.length).fill(method.access),
    a: Int32Array.from(keys, integerArgument),
    b: Int32Array.from(keys, (_key, at) => integerArgument(at)),
  };
}

function countHits(results: Int32Array): number {
  let hits = 0;
  for (const result of results) if (result === ResultCode.true) hits++;
  return hits;
}

/** Returns the percentage points between the hit ratio measured and that of FIFO on the same requests. */
function gapToFifo([one]: readonly CallCase[], [results]: readonly Int32Array[]): number {
  const fifo = model({ ...one!, setup: [{ ...hitRatioSetup, policy: 'fifo', seed: 0 }] });
  return (100 * Math.abs(countHits(results!) - countHits(fifo.results))) / requests;
}

/** The second of two caches of equal numbers must give what the first gave. */
const checkTwins: Check = (one, results, setup) => {
  const wrong = check(one, results, setup);
  if (wrong) return wrong;
  for (let at = 0; at + 1 < results.length; at += 2) {
    if (results[at] === results[at + 1]) continue;
    return { callIndex: at + 1, expected: `${textOfResult(results[at]!, surface.values)}, as the first cache gave` };
  }
  return undefined;
};

/** Somewhere two caches of different numbers must differ; with so many keys, that all agree by chance does not happen. */
const checkStrangers: Check = (one, results, setup) => {
  const wrong = check(one, results, setup);
  if (wrong) return wrong;
  const half = results.length / 2;
  for (let at = half; at + 1 < results.length; at += 2) if (results[at] !== results[at + 1]) return undefined;
  return { callIndex: results.length - 1, expected: 'another key gone than in the first cache, which drew other numbers' };
};

/** The tests of chance. Those that measure run with the budgets. */
export const randomTests: readonly CasesTest[] = [
  {
    kind: 'cases',
    id: 'R7/same-numbers',
    rule: 'R7',
    title: 'with equal numbers and equal calls, equal keys go',
    failure: 'Two caches were given the same random numbers and the same calls, and evicted different keys: chance came from elsewhere.',
    check: checkTwins,
    cases: twinCases,
  },
  {
    kind: 'cases',
    id: 'R7/other-numbers',
    rule: 'R7',
    title: 'with other numbers, other keys go',
    failure: 'Two caches were given different random numbers and evicted exactly the same keys.',
    check: checkStrangers,
    cases: (stream) => [strangerCase(stream)],
  },
  {
    kind: 'cases',
    id: 'R6/places',
    rule: 'R6',
    title: 'no place in the cache is safer than another',
    failure: 'Under the random policy, keys stayed longer or shorter by the order in which they came in: the draw is not even.',
    check,
    cases: placeCases,
    measure: (cases, results) => [{ ...budgetOf(manifest, 'unevenness-of-places'), value: unevennessOfPlaces(cases, results) }],
  },
  {
    kind: 'cases',
    id: 'R6/ages',
    rule: 'R6',
    title: 'neither age nor use protects a key',
    failure: 'Under the random policy, the key that went depended on when it had come in or been used.',
    check,
    cases: ageCases,
    measure: (cases, results) => [{ ...budgetOf(manifest, 'unevenness-of-ages'), value: unevennessOfAges(cases, results) }],
  },
  {
    kind: 'cases',
    id: 'R6/hit-ratio',
    rule: 'R6',
    title: 'under independent requests the hit ratio is that of FIFO',
    failure: 'Under independent requests the random policy did not have the hit ratio of FIFO, as equal chance would.',
    check,
    cases: (stream) => [
      independentReads(
        stream.below(2 ** 30),
        generateKeys({ kind: 'zipf', keyCount: 100, alpha: 1 }, requests, `hit ratio/${stream.uint32()}`),
      ),
    ],
    measure: (cases, results) => [{ ...budgetOf(manifest, 'gap-to-fifo'), value: gapToFifo(cases, results) }],
  },
];
