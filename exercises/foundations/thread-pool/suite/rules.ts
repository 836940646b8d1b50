import type { SimulationTest } from '../../../../src/grader/authoring.ts';
import { ruleTest } from '../../../service-parts/rule-tests.ts';
import type { StoryNames } from '../../../service-parts/story.ts';
import { findBreach } from './find-breach.ts';
import type { Kind } from './kinds.ts';
import { ruleSimulations } from './simulations.ts';

/** What the stories of the pools call things. */
export const names: StoryNames = {
  component: 'your code',
  services: [{ title: 'Workers', functions: ['run'] }],
  setup({ schedule }) {
    const options = JSON.stringify(schedule.options)
      .replace(/"(\w+)":/g, '$1: ')
      .replace(/,/g, ', ');
    return `createPools({ options: ${options}, run, now })`;
  },
};

/** What all tests of the pools share. */
export const factory = { find: findBreach, names };

function rule(id: string, kinds: readonly Kind[], title: string, failure: string): SimulationTest {
  return ruleTest<Kind>(factory, { id, kinds, title, failure, simulations: ruleSimulations });
}

/** One hidden test for each thing that can go wrong. */
export const ruleTests: readonly SimulationTest[] = [
  rule('R1/size', ['size'], 'sizes of many loads', 'The number of workers is not what Little’s law asks for.'),
  rule('R2/workers', ['workers'], 'as many workers as the law says', 'More jobs of a kind ran at once than it has workers, or fewer.'),
  rule(
    'R3/starts',
    ['starts'],
    'jobs that find a free worker',
    'A job was not run at once though a worker was free, or another one was run.',
  ),
  rule('R3/once', ['once'], 'every job is run once', 'A job was run twice.'),
  rule('R4/next', ['next'], 'a worker that has come free', 'A worker came free while a job waited, and did not take it at once.'),
  rule('R4/fifo', ['fifo'], 'the order of those who wait', 'A job was run before one that had waited longer.'),
  rule(
    'R5/refuses',
    ['refuses'],
    'queues that are full',
    'A job that found its queue full was not refused at once with an error named Rejected.',
  ),
  rule('R5/bound', ['queue-bound'], 'queues that are not full', 'A job was refused though fewer waited than may.'),
  rule('R5/refused', ['refused'], 'after jobs were refused', 'A refused job was run after all, or took a place away.'),
  rule('R6/bulkhead', ['bulkhead'], 'a slow neighbour', 'A job of one kind waited or was refused because of jobs of another.'),
  rule('R6/borrows', ['borrows'], 'an idle neighbour', 'A job was run by a worker of another kind.'),
  rule('R7/result', ['result', 'settles'], 'results', 'A submit did not resolve to the result of its job as soon as there was one.'),
  rule('R8/error', ['error'], 'jobs that reject', 'A submit whose job rejected did not reject with the very error.'),
  rule('R8/frees', ['error-frees'], 'after jobs that reject', 'A worker whose job rejected did not work on.'),
  rule('R9/error', ['throws'], 'jobs that throw at once', 'A submit whose job threw at once did not reject with the very error.'),
  rule('R9/frees', ['throw-frees'], 'after jobs that throw at once', 'A worker whose job threw at once did not work on.'),
  rule('R10/unknown', ['unknown-kind'], 'kinds that there are not', 'A job of an unknown kind was not refused at once with a RangeError.'),
  rule('R11/closed', ['closed'], 'submits after close', 'After close, a job was not refused at once with an error named Closed.'),
  rule('R11/keeps', ['close-keeps'], 'jobs that were accepted before close', 'A job that was accepted before close was not done as ever.'),
  rule('R12/waits', ['close'], 'when close resolves', 'A close did not resolve at the moment at which the last accepted job was over.'),
];
