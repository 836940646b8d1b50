import type { SimulationTest } from '../../../../src/grader/authoring.ts';
import { ruleTest } from '../../../service-parts/rule-tests.ts';
import type { StoryNames } from '../../../service-parts/story.ts';
import type { ReaderOptions } from '../contract.ts';
import { findBreach } from './find-breach.ts';
import type { Kind } from './kinds.ts';

/** What the stories of the reader call things. */
export const names: StoryNames = {
  component: 'the reader',
  services: [{ title: 'Store', functions: ['store.read', 'store.write'] }],
  setup({ schedule }) {
    const { ttlMs, missingTtlMs, beta } = schedule.options as unknown as ReaderOptions;
    return `createReader({ options: { ttlMs: ${ttlMs}, missingTtlMs: ${missingTtlMs}, beta: ${beta} }, store, now, random })`;
  },
};

/** What all tests of the reader share. */
export const factory = { find: findBreach, names };

function rule(id: string, kinds: readonly Kind[], title: string, failure: string): SimulationTest {
  return ruleTest<Kind>(factory, { id, kinds, title, failure, simulations: ['patterns', 'early', 'mixed'] });
}

/** One hidden test for each thing that can go wrong. */
export const ruleTests: readonly SimulationTest[] = [
  rule('R1/reads', ['reads'], 'gets without a copy', 'A get of a key without a copy did not read the store at once, or not that key.'),
  rule(
    'R1/settles',
    ['settles'],
    'every call ends',
    'A call never settled, though the store had answered everything, or the code went on for ever.',
  ),
  rule('R2/hit', ['hit'], 'gets with a live copy', 'A get whose copy was live did not answer from it at once, or read the store.'),
  rule(
    'R3/expires',
    ['expires'],
    'gets at the end of a life',
    'A copy was used at or after its end, which counts from the beginning of its load.',
  ),
  rule('R4/one-load', ['one-load'], 'gets while a load is under way', 'A key whose load was under way was loaded once more.'),
  rule(
    'R4/waiters',
    ['waiters'],
    'all who wait for a load',
    'A get that waited for a load did not get what it brought, as soon as it did.',
  ),
  rule('R5/own-key', ['own-key'], 'keys side by side', 'A get of one key waited for another key, or was given its value.'),
  rule('R6/absence', ['absence'], 'keys that the store does not have', 'The absence of a key was not remembered, or not for missingTtlMs.'),
  rule(
    'R7/load-fails',
    ['load-fails'],
    'loads that fail',
    'A failed load did not reject every get that waited with the error of the store, or something of it was kept.',
  ),
  rule('R8/put-writes', ['put-writes'], 'what a put does', 'A put did not write at once, or did not settle with the answer of the store.'),
  rule(
    'R8/leaves-alone',
    ['leaves-alone'],
    'gets while a put is under way',
    'A put changed something for gets before the store had answered it.',
  ),
  rule('R9/put-drops', ['put-drops'], 'gets after a put', 'After a put, done or failed, a get did not read the store.'),
  rule('R10/invalidate', ['invalidate'], 'gets after invalidate', 'After invalidate a get did not read the store.'),
  rule(
    'R11/stale-fill',
    ['stale-fill'],
    'loads that a change overtakes',
    'A load that began before the key changed filled the cache, or answered a get that came after the change.',
  ),
  rule(
    'R12/early',
    ['early'],
    'early loads',
    'An early load was made when it was not due, or was not made when it was, or somebody waited for it.',
  ),
  rule(
    'R13/refresh-fails',
    ['refresh-fails'],
    'early loads that fail',
    'An early load that failed did away with the copy, or disturbed a get that had one.',
  ),
  rule(
    'R14/values',
    ['values'],
    'values that look like nothing',
    'A value such as null, 0, false or an empty text was not kept like any other.',
  ),
];
