import type { SimulationTest } from '../../../../src/grader/authoring.ts';
import { ruleTest } from '../../../service-parts/rule-tests.ts';
import type { StoryNames } from '../../../service-parts/story.ts';
import type { CacheOptions } from '../contract.ts';
import { findBreach } from './find-breach.ts';
import { findLost } from './find-lost.ts';
import type { Kind } from './kinds.ts';

/** What the stories of the cache call things. */
export const names: StoryNames = {
  component: 'the cache',
  services: [{ title: 'Store', functions: ['store.read', 'store.write'] }],
  setup({ schedule }) {
    const { policy, flushMs, maxDirty } = schedule.options as unknown as CacheOptions;
    const more = policy === 'write-behind' ? `, flushMs: ${flushMs}, maxDirty: ${maxDirty}` : '';
    return `createCache({ options: { policy: '${policy}'${more} }, store, now, sleep })`;
  },
};

/** What all tests of the cache share, but for those about crashes. */
export const factory = { find: findBreach, names };
/** What tests about crashes share. */
export const crashFactory = { find: findLost, names };

function rule(id: string, kinds: readonly Kind[], title: string, failure: string): SimulationTest {
  return ruleTest<Kind>(factory, { id, kinds, title, failure, simulations: ['patterns', 'mixed'] });
}

const readTests: readonly SimulationTest[] = [
  rule(
    'R1/held',
    ['hit'],
    'gets of what was read',
    'A get of a value that was read before did not answer from the cache, or read the store.',
  ),
  rule('R2/reads', ['reads'], 'gets of what is not held', 'A get of a key not held did not settle as a read of it does, or read too much.'),
  rule(
    'R2/read-fails',
    ['read-fails'],
    'reads that fail',
    'A failed read did not reject every get that waited, or something of it was kept.',
  ),
  rule(
    'R2/settles',
    ['settles'],
    'every call ends',
    'A call never settled, though the store had answered everything, or the code went on for ever.',
  ),
  rule(
    'R3/stale-fill',
    ['stale-fill'],
    'reads that a change overtakes',
    'A read that a change had overtaken filled the cache, or answered a later get.',
  ),
  rule(
    'R4/values',
    ['values'],
    'values that look like nothing',
    'A value such as null, 0, false or an empty text was not held like any other.',
  ),
];

const storeFirstTests: readonly SimulationTest[] = [
  rule('R5/writes', ['writes'], 'what a set through or around does', 'A set did not write once, or did not settle as its write did.'),
  rule('R5/acknowledges', ['ack'], 'when a set through or around resolves', 'A set settled before the store had answered its write.'),
  rule(
    'R6/order',
    ['key-order'],
    'sets of one key in a row',
    'The writes of one key were not made one at a time, each once, in the order of the sets.',
  ),
  rule('R7/own-key', ['own-key'], 'sets of several keys at a time', 'A set of one key waited for a write of another.'),
  rule(
    'R8/until-answered',
    ['until-answered'],
    'gets during a write',
    'A write changed something for gets before the store had answered it.',
  ),
  rule(
    'R9/through',
    ['through-holds'],
    'gets after a write through',
    'After a write through, a get did not answer from the cache with the new value.',
  ),
  rule('R9/around', ['around-drops'], 'gets after a write around', 'After a write around, a get did not read the store.'),
  rule(
    'R10/write-fails',
    ['failed-write'],
    'writes through or around that fail',
    'After a failed write, the set did not reject with its error, or the cache still held something.',
  ),
];

const behindTests: readonly SimulationTest[] = [
  rule('R11/answers', ['behind-set'], 'sets under write-behind', 'A set did not resolve at once.'),
  rule('R11/reads-dirty', ['dirty-read'], 'gets of what was set', 'A get of a key that was set did not give the last value at once.'),
  rule('R12/begins', ['begins'], 'when a pass begins', 'A pass began early, late, never, or without a reason.'),
  rule(
    'R13/one-by-one',
    ['pass'],
    'what a pass writes',
    'A pass did not write each of its keys once, one after the other, and nothing else.',
  ),
  rule(
    'R13/order',
    ['pass-order'],
    'the order of a pass',
    'A pass did not write the key that had been dirty for longest, with its value of the moment.',
  ),
  rule(
    'R14/meanwhile',
    ['meanwhile'],
    'sets during a pass',
    'What was set during a pass was not written by the next one, or not at its time.',
  ),
  rule(
    'R15/pass-fails',
    ['pass-fails'],
    'writes that fail in a pass',
    'A failed write stopped the pass, was tried again within it, or was never tried again.',
  ),
  rule('R16/flush', ['flush'], 'flush', 'A flush did not begin its pass at once, or did not settle when that pass ended, as it should.'),
];

/** One hidden test for each thing that can go wrong. */
export const ruleTests: readonly SimulationTest[] = [
  ...readTests,
  ...storeFirstTests,
  ...behindTests,
  ruleTest(crashFactory, {
    id: 'R17/crash',
    title: 'a crash after every event',
    failure: 'After a crash the store lacked something that was acknowledged, flushed or shown.',
    simulations: ['crashes'],
  }),
];
