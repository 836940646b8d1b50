import type { Simulation } from '../../../../src/grader/authoring.ts';
import type { RandomStream } from '../../../../src/kernel/index.ts';
import type { Schedule, ServiceScenario } from '../../../../src/sim/service/index.ts';
import manifest from '../exercise.ts';
import { earlyPatterns } from './early-patterns.ts';
import { examples } from './examples.ts';
import { herdSchedule } from './herd.ts';
import { mixedSchedule } from './mixed.ts';
import { patterns, type Pattern } from './patterns.ts';

/** Schedules drawn of each pattern. */
const ofEachPattern = 6;
const mixedSchedules = 240;

function scenarioOf(schedules: readonly Schedule[]): ServiceScenario {
  return { entry: manifest.entry, schedules };
}

function drawAll(all: Readonly<Record<string, Pattern>>, stream: RandomStream, each: number): Schedule[] {
  return Object.entries(all).flatMap(([name, pattern]) =>
    Array.from({ length: each }, (_, nth) => pattern(stream.fork(`${name} ${nth}`), name, nth)),
  );
}

/** What the reader is run in. */
export const simulations: readonly Simulation[] = [
  ...Object.entries(examples).map(([id, draw]) => ({
    id,
    label: 'Running an example of the statement',
    scenario: (stream: RandomStream) => scenarioOf([draw(stream, id)]),
  })),
  {
    id: 'patterns',
    label: 'Reading and writing one key at a time',
    scenario: (stream) => scenarioOf(drawAll(patterns, stream, ofEachPattern)),
  },
  { id: 'early', label: 'Renewing copies early', scenario: (stream) => scenarioOf(drawAll(earlyPatterns, stream, 2 * ofEachPattern)) },
  {
    id: 'mixed',
    label: 'Reading and writing at random',
    // Small ones first: of those that go wrong the smallest is shown.
    scenario: (stream) =>
      scenarioOf(Array.from({ length: mixedSchedules }, (_, nth) => mixedSchedule(stream.fork(`${nth}`), 4 + Math.floor(nth / 24)))),
  },
  { id: 'herd', label: 'Letting a herd of readers in', scenario: (stream) => scenarioOf([herdSchedule(stream)]) },
];
