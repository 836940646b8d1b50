import type { SimulationTest } from '../../../../src/grader/authoring.ts';
import { ruleTest } from '../../../service-parts/rule-tests.ts';
import type { StoryNames } from '../../../service-parts/story.ts';
import type { CollapserOptions } from '../contract.ts';
import { findBreach } from './find-breach.ts';
import type { Kind } from './kinds.ts';

/** What the stories of the collapser call things. */
export const names: StoryNames = {
  component: 'the collapser',
  services: [{ title: 'Origin', functions: ['fetch', 'abort'] }],
  setup({ schedule }) {
    const { timeoutMs } = schedule.options as unknown as CollapserOptions;
    return `createCollapser({ options: { timeoutMs: ${timeoutMs} }, fetch, abort, now, sleep })`;
  },
};

/** What all tests of the collapser share. */
export const factory = { find: findBreach, names };

function rule(id: string, kinds: readonly Kind[], title: string, failure: string): SimulationTest {
  return ruleTest<Kind>(factory, { id, kinds, title, failure, simulations: ['patterns', 'leaving', 'mixed'] });
}

/** One hidden test for each thing that can go wrong. */
export const ruleTests: readonly SimulationTest[] = [
  rule('R1/calls', ['calls'], 'gets without a call under way', 'A get without a call under way did not make one at once.'),
  rule('R1/settles', ['settles'], 'every get ends', 'A get never settled, or the code went on for ever.'),
  rule(
    'R2/one-call',
    ['one-call'],
    'gets while a call is under way',
    'A second upstream call was made while one of the key was under way.',
  ),
  rule(
    'R3/fan-out',
    ['fan-out'],
    'all who wait for an answer',
    'A get that waited for a call was not given its answer, as soon as it came.',
  ),
  rule(
    'R3/values',
    ['values'],
    'answers that look like nothing',
    'An answer such as undefined, null, 0, false or an empty text did not reach everybody.',
  ),
  rule('R4/own-key', ['own-key'], 'keys side by side', 'A get of one key waited for another key, or was settled by a call of another.'),
  rule(
    'R4/names',
    ['names'],
    'keys that are names of properties, or empty',
    'A key such as "constructor" or the empty text was not treated like any other.',
  ),
  rule('R5/not-kept', ['not-kept'], 'gets after an answer', 'An answer was used for a get that came after it had been given.'),
  rule(
    'R6/error',
    ['error'],
    'all who wait for a call that fails',
    'A failed call did not reject every get that waited with its very error, or was tried again.',
  ),
  rule('R6/not-kept', ['error-kept'], 'gets after a failed call', 'After a failed call, the next get did not make a new one.'),
  rule(
    'R7/throws',
    ['throws'],
    'a fetch that throws',
    'When fetch threw, the get did not reject with the error, or the key was stuck from then on.',
  ),
  rule(
    'R8/timeout',
    ['timeout'],
    'calls without an answer',
    'When a call had no answer in time, not every get that waited rejected with a TimeoutError at that moment, or one did before.',
  ),
  rule(
    'R8/abort',
    ['timeout-abort'],
    'calls that are broken off at their limit',
    'A call that was given up at its limit was not broken off.',
  ),
  rule(
    'R8/anew',
    ['timeout-anew'],
    'gets after a time limit',
    'After a call was given up at its limit, the next get did not make a new one.',
  ),
  rule(
    'R9/late',
    ['late'],
    'what comes after a call is over',
    'A late answer, a late error or an old time limit of a call that was over touched something.',
  ),
  rule('R10/leaves', ['leaves'], 'callers who leave', 'A get whose caller left did not reject at once with an AbortError.'),
  rule('R10/others', ['others'], 'those who stay when somebody leaves', 'When one caller left, others were disturbed.'),
  rule(
    'R11/abort',
    ['deserted'],
    'calls that everybody has left',
    'When the last caller had left, the call was not broken off, or something else was done.',
  ),
  rule(
    'R11/anew',
    ['deserted-anew'],
    'gets after everybody has left',
    'After everybody had left a call, the next get did not make a new one.',
  ),
  rule(
    'R11/abort-only',
    ['abort-only'],
    'calls that must go on',
    'A call was broken off though somebody waited for it, or once too often, or when it was over.',
  ),
  rule(
    'R12/left-before',
    ['left-before'],
    'callers who have left before they ask',
    'A get with an aborted signal did not reject at once, or made or joined a call.',
  ),
];
