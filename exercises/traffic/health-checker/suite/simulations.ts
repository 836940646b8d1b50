import type { Simulation } from '../../../../src/grader/authoring.ts';
import type { RandomStream } from '../../../../src/kernel/index.ts';
import type { Schedule, ServiceScenario } from '../../../../src/sim/service/index.ts';
import manifest from '../exercise.ts';
import { examples } from './examples.ts';
import { mixedSchedule } from './mixed.ts';
import { outageSchedule } from './outage.ts';
import { drawPatterns } from './patterns.ts';

/** Schedules drawn of each pattern: one of each of its variants. */
const ofEachPattern = 3;
const mixedSchedules = 36;

function scenarioOf(schedules: readonly Schedule[]): ServiceScenario {
  return { entry: manifest.entry, schedules };
}

/** What the checker is run in. */
export const simulations: readonly Simulation[] = [
  ...Object.entries(examples).map(([id, draw]) => ({
    id,
    label: 'Running an example of the statement',
    scenario: (stream: RandomStream) => scenarioOf([draw(stream, id)]),
  })),
  { id: 'patterns', label: 'Failing in every way', scenario: (stream) => scenarioOf(drawPatterns(stream, ofEachPattern)) },
  {
    id: 'mixed',
    label: 'Failing at random',
    // Short ones first: of those that go wrong the smallest is shown.
    scenario: (stream) =>
      scenarioOf(Array.from({ length: mixedSchedules }, (_, nth) => mixedSchedule(stream.fork(`${nth}`), 5 + Math.floor(nth / 4)))),
  },
  { id: 'outages', label: 'Going through outages', scenario: (stream) => scenarioOf([outageSchedule(stream)]) },
];
