import type { Simulation } from '../../../../src/grader/authoring.ts';
import type { RandomStream } from '../../../../src/kernel/index.ts';
import type { Schedule, ServiceScenario } from '../../../../src/sim/service/index.ts';
import type { WritePolicy } from '../contract.ts';
import manifest from '../exercise.ts';
import { behindPatterns } from './behind-patterns.ts';
import { commonPatterns } from './common-patterns.ts';
import { crashSchedule } from './crashes.ts';
import { examples } from './examples.ts';
import { behindLoad, throughLoad } from './loads.ts';
import { mixedSchedule } from './mixed.ts';
import { storeFirstPatterns } from './store-first-patterns.ts';

/** Schedules drawn of each pattern. */
const ofEachPattern = 6;
const mixedSchedules = 120;
const crashedSchedules = 5;
const policies: readonly WritePolicy[] = ['write-through', 'write-around', 'write-behind'];
const patterns = { ...commonPatterns, ...storeFirstPatterns, ...behindPatterns };

function scenarioOf(schedules: readonly Schedule[], crashEach?: number): ServiceScenario {
  return { entry: manifest.entry, schedules, ...(crashEach !== undefined && { crashEach }) };
}

function ofEachPolicy(count: number, draw: (policy: WritePolicy, nth: number) => Schedule): Schedule[] {
  return policies.flatMap((policy) => Array.from({ length: count }, (_, nth) => draw(policy, nth)));
}

/** What the cache is run in. */
export const simulations: readonly Simulation[] = [
  ...Object.entries(examples).map(([id, draw]) => ({
    id,
    label: 'Running an example of the statement',
    scenario: (stream: RandomStream) => scenarioOf([draw(stream, id)], id === 'example-crash' ? 60 : undefined),
  })),
  {
    id: 'patterns',
    label: 'Reading and writing a few keys',
    scenario: (stream) =>
      scenarioOf(
        Object.entries(patterns).flatMap(([name, pattern]) =>
          Array.from({ length: ofEachPattern }, (_, nth) => pattern(stream.fork(`${name} ${nth}`), name, nth)),
        ),
      ),
  },
  {
    id: 'mixed',
    label: 'Reading and writing at random',
    // Small ones first: of those that go wrong the smallest is shown.
    scenario: (stream) =>
      scenarioOf(
        ofEachPolicy(mixedSchedules, (policy, nth) => mixedSchedule(stream.fork(`${policy} ${nth}`), policy, 4 + Math.floor(nth / 10))),
      ),
  },
  {
    id: 'crashes',
    label: 'Crashing after every event',
    scenario: (stream) =>
      scenarioOf(
        ofEachPolicy(crashedSchedules, (policy, nth) => crashSchedule(stream.fork(`${policy} ${nth}`), policy, 3 + nth)),
        80,
      ),
  },
  { id: 'behind-load', label: 'Ten seconds of counters', scenario: (stream) => scenarioOf([behindLoad(stream, 'behind-load')]) },
  { id: 'through-load', label: 'Twenty seconds of orders', scenario: (stream) => scenarioOf([throughLoad(stream, 'through-load')]) },
];
