import type { Simulation } from '../../../../src/grader/authoring.ts';
import type { Schedule, ServiceScenario } from '../../../../src/sim/service/index.ts';
import manifest from '../exercise.ts';
import { eveningSchedule } from './evening.ts';
import { examples } from './examples.ts';
import { mixedSchedule } from './mixed.ts';
import { patterns } from './patterns.ts';
import { sizeSchedules } from './sizes.ts';

/** Schedules drawn of each pattern. */
const ofEachPattern = 6;
const mixedSchedules = 120;

function scenarioOf(schedules: readonly Schedule[]): ServiceScenario {
  return { entry: manifest.entry, schedules };
}

/** What the pools are run in. */
export const simulations: readonly Simulation[] = [
  ...Object.entries(examples).map(([id, draw]) => ({
    id,
    label: 'Running an example of the statement',
    scenario: (stream: Parameters<typeof draw>[0]) => scenarioOf([draw(stream, id)]),
  })),
  { id: 'sizes', label: 'Asking for sizes', scenario: (stream) => scenarioOf(sizeSchedules(stream)) },
  // A simulation for each pattern: after a dozen that hang, the rest of a simulation is left out.
  ...Object.entries(patterns).map(([name, pattern]) => ({
    id: name,
    label: `Submitting jobs: ${name}`,
    scenario: (stream: Parameters<typeof pattern>[0]) =>
      scenarioOf(Array.from({ length: ofEachPattern }, (_, nth) => pattern(stream.fork(`${nth}`), name, nth))),
  })),
  {
    id: 'mixed',
    label: 'Submitting jobs at random',
    // Small ones first: of those that go wrong the smallest is shown.
    scenario: (stream) =>
      scenarioOf(Array.from({ length: mixedSchedules }, (_, nth) => mixedSchedule(stream.fork(`${nth}`), 4 + Math.floor(nth / 8)))),
  },
  { id: 'evening', label: 'Letting reports hang for an evening', scenario: (stream) => scenarioOf([eveningSchedule(stream)]) },
];

/** The simulations in which rules are checked. */
export const ruleSimulations: readonly string[] = ['sizes', ...Object.keys(patterns), 'mixed'];
