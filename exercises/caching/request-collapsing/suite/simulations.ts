import type { Simulation } from '../../../../src/grader/authoring.ts';
import type { RandomStream } from '../../../../src/kernel/index.ts';
import type { Schedule, ServiceScenario } from '../../../../src/sim/service/index.ts';
import manifest from '../exercise.ts';
import { burstSchedule } from './bursts.ts';
import { examples } from './examples.ts';
import { mixedSchedule } from './mixed.ts';
import { leavingPatterns, patterns, type Pattern } from './patterns.ts';

/** Schedules drawn of each pattern. */
const ofEachPattern = 6;
const mixedSchedules = 200;

function scenarioOf(schedules: readonly Schedule[]): ServiceScenario {
  return { entry: manifest.entry, schedules };
}

function drawAll(all: Readonly<Record<string, Pattern>>, stream: RandomStream): Schedule[] {
  return Object.entries(all).flatMap(([name, pattern]) =>
    Array.from({ length: ofEachPattern }, (_, nth) => pattern(stream.fork(`${name} ${nth}`), name, nth)),
  );
}

/** What the collapser is run in. */
export const simulations: readonly Simulation[] = [
  ...Object.entries(examples).map(([id, draw]) => ({
    id,
    label: 'Running an example of the statement',
    scenario: (stream: RandomStream) => scenarioOf([draw(stream, id)]),
  })),
  { id: 'patterns', label: 'Asking for one key at a time', scenario: (stream) => scenarioOf(drawAll(patterns, stream)) },
  { id: 'leaving', label: 'Leaving early', scenario: (stream) => scenarioOf(drawAll(leavingPatterns, stream)) },
  {
    id: 'mixed',
    label: 'Asking and leaving at random',
    // Small ones first: of those that go wrong the smallest is shown.
    scenario: (stream) =>
      scenarioOf(Array.from({ length: mixedSchedules }, (_, nth) => mixedSchedule(stream.fork(`${nth}`), 4 + Math.floor(nth / 20)))),
  },
  { id: 'bursts', label: 'Taking bursts', scenario: (stream) => scenarioOf([burstSchedule(stream)]) },
];
