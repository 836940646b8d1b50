import type { SimulationTest } from '../../../../src/grader/authoring.ts';
import type { FindBreach } from '../../../service-parts/breach.ts';
import { ruleTest } from '../../../service-parts/rule-tests.ts';
import type { StoryNames } from '../../../service-parts/story.ts';
import type { HealthCheckerOptions } from '../contract.ts';
import { findListBreach } from './find-list-breach.ts';
import { findTurnBreach } from './find-turn-breach.ts';
import type { Kind } from './kinds.ts';

/** What the stories of the health checker call things. */
export const names: StoryNames = {
  component: 'the checker',
  services: [{ title: 'Backends', functions: ['probe'] }],
  // A checker sleeps all the time.
  leavesOut: ['sleep', 'wake', 'serviceEffect'],
  setup({ schedule }) {
    const { backends, intervalMs, timeoutMs, fall, rise, maxEjected } = schedule.options as unknown as HealthCheckerOptions;
    const limits = `intervalMs: ${intervalMs}, timeoutMs: ${timeoutMs}, fall: ${fall}, rise: ${rise}, maxEjected: ${maxEjected}`;
    return `createHealthChecker({ options: { backends: ${JSON.stringify(backends)}, ${limits} }, probe, now, sleep })`;
  },
};

function rule(find: FindBreach<Kind>, id: string, patterns: readonly string[], title: string, failure: string): SimulationTest {
  return ruleTest<Kind>({ find, names }, { id, title, failure, simulations: ['patterns'], schedules: (name) => patterns.includes(name) });
}

/** A test of which probes are made in some patterns. */
const probes = (id: string, patterns: readonly string[], title: string, failure: string) =>
  rule(findTurnBreach, id, patterns, title, failure);
/** A test of the lists that are given in some patterns. */
const lists = (id: string, patterns: readonly string[], title: string, failure: string) =>
  rule(findListBreach, id, patterns, title, failure);

/** One hidden test for each thing that can go wrong. */
export const ruleTests: readonly SimulationTest[] = [
  probes('R1/turns', ['turns-on-time'], 'turns of each backend', 'A backend was not probed at its turn, or at another time.'),
  probes(
    'R1/drift',
    ['turns-slow', 'turns-silent'],
    'turns when probes take their time',
    'Probes that take their time moved the next turn.',
  ),
  probes('R1/start-again', ['start-again'], 'start called again', 'A further call of start made probes.'),
  probes(
    'R2/overlap',
    ['overlap-silent'],
    'turns while a probe is under way',
    'A probe was made while one was under way, or not when it was over.',
  ),
  probes(
    'R2/left-out',
    ['overlap-then-well'],
    'after a turn that was left out',
    'A turn that was left out was made up for, or moved the next.',
  ),
  lists('R3/refuses', ['result-refuses'], 'backends that refuse', 'Probes that were refused did not count as failures.'),
  lists('R3/silent', ['result-silent'], 'backends that hang', 'A probe without an answer was not a failure at its time limit.'),
  lists(
    'R3/last-moment',
    ['result-last-moment'],
    'answers just within the limit',
    'An answer just within the time limit did not count as what it was.',
  ),
  lists('R4/late-success', ['late-success'], 'good answers that come too late', 'A good answer after the time limit was counted.'),
  lists(
    'R4/late-failure',
    ['late-failure'],
    'refusals that come too late',
    'A probe that had timed out was counted once more when it was refused.',
  ),
  lists(
    'R4/old-limit',
    ['old-limit'],
    'time limits of probes that were answered',
    'The time limit of a probe that was over touched the next one.',
  ),
  probes(
    'R4/late-and-next',
    ['overlap-late'],
    'late answers during the next probe',
    'The late answer to an old probe was taken for that of the next.',
  ),
  probes('R5/turns', ['others-silent'], 'one backend hangs, others are probed', 'A backend that hangs kept others from being probed.'),
  lists('R5/counts', ['counts-apart'], 'counts of several backends', 'Results of one backend were counted for another.'),
  lists(
    'R6/fall',
    ['fall', 'fall-one'],
    'the threshold of failures',
    'A backend was ejected before its threshold of failures, or not at it.',
  ),
  lists('R6/flapping', ['fall-flapping'], 'a backend that flaps', 'A good result between failures did not set the count back.'),
  lists(
    'R7/rise',
    ['rise', 'rise-one'],
    'the threshold of good probes',
    'A backend was readmitted before its threshold of good probes, or not at it.',
  ),
  probes('R7/probed', ['rise', 'rise-one'], 'probes of an ejected backend', 'A backend that was out was not probed at its turns.'),
  lists('R7/flapping', ['rise-flapping'], 'an ejected backend that flaps', 'A failure between good probes did not set the count back.'),
  lists('R8/eject', ['reports-eject'], 'requests that fail', 'Reports of failures did not eject a backend at its threshold.'),
  lists(
    'R8/together',
    ['reports-and-probes'],
    'failed requests and failed probes',
    'Failures of requests and of probes were not counted together.',
  ),
  lists(
    'R8/good',
    ['reports-reset', 'reports-between-probes'],
    'requests that succeed',
    'A request that succeeded did not set the count of failures back.',
  ),
  lists(
    'R8/ids',
    ['reports-unknown', 'reports-names'],
    'reports of unknown and of awkward ids',
    'A report of an unknown id did something, or one of a known id did not.',
  ),
  lists('R9/good', ['ejected-well'], 'good reports of an ejected backend', 'A good report helped a backend that was out.'),
  lists('R9/bad', ['ejected-badly'], 'bad reports of an ejected backend', 'A bad report held up a backend that was out.'),
  lists('R10/limit', ['limit', 'limit-none'], 'more failures than may be ejected', 'More backends were ejected than may be, or fewer.'),
  lists(
    'R10/room',
    ['limit-room', 'limit-held', 'limit-held-reports', 'limit-again'],
    'room for another',
    'A backend that stayed in for want of room was not ejected at its next failure, or was without one.',
  ),
  lists('R11/all', ['all-blip', 'all-alone'], 'all fail', 'Nobody was left, or somebody more than one stayed.'),
  lists('R12/order', ['order'], 'the order of the list', 'The list was not in the order of the options.'),
  lists(
    'R13/readmitted',
    ['anew-in'],
    'failures after being readmitted',
    'What was counted before a backend was ejected and readmitted still counted.',
  ),
  lists('R13/ejected', ['anew-out'], 'good probes after being ejected', 'What was counted before a backend was ejected still counted.'),
  ruleTest<Kind>(
    { find: findTurnBreach, names },
    { id: 'R1/mixed', title: 'turns among anything', failure: 'A probe was made at the wrong time, or not made.', simulations: ['mixed'] },
  ),
  ruleTest<Kind>(
    { find: findListBreach, names },
    { id: 'R12/mixed', title: 'lists among anything', failure: 'A list was wrong.', simulations: ['mixed'] },
  ),
];
