import type { MeasuredValue, SimulationTest } from '../../../../src/grader/authoring.ts';
import { Histogram } from '../../../../src/sim/index.ts';
import type { ServiceRun } from '../../../../src/sim/service/index.ts';
import type { Breach } from '../../../service-parts/breach.ts';
import { endingBreach, ruleTest } from '../../../service-parts/rule-tests.ts';
import manifest from '../exercise.ts';
import { behindSets, throughSets } from './loads.ts';
import { names } from './rules.ts';

const factory = { find: findEnding, names };

/** What policies cost under load. Which rules are kept is for the other tests to say. */
export const budgetTests: readonly SimulationTest[] = [
  ruleTest(factory, {
    id: 'R18/behind',
    title: `${behindSets} sets of 100 keys in ten seconds, write-behind`,
    failure: 'Sets take too long, or too many writes reach the store.',
    simulations: ['behind-load'],
    measure: ([run]) => [measured('behind-p99', p99Of(run!)), measured('writes', (1000 * writesOf(run!)) / behindSets)],
  }),
  ruleTest(factory, {
    id: 'R18/through',
    title: `${throughSets} sets of 500 keys in twenty seconds, write-through`,
    failure: 'Sets take too long.',
    simulations: ['through-load'],
    measure: ([run]) => [measured('through-p99', p99Of(run!))],
  }),
];

function measured(id: string, value: number): MeasuredValue {
  const { budget, unit } = manifest.budgets.find((one) => one.id === id)!;
  return { id, value, budget, unit };
}

function findEnding(run: ServiceRun): Breach | undefined {
  const ending = endingBreach(run);
  return ending && { kind: 'settles', ...ending };
}

/** Returns the 99th percentile of the latency of sets, in milliseconds. */
function p99Of({ history, schedule }: ServiceRun): number {
  const latencies = new Histogram();
  for (const event of history)
    if (event.kind === 'settle' && schedule.calls[event.call]?.method === 'set') latencies.record(event.latencyMicros);
  return latencies.quantile(0.99) / 1000;
}

function writesOf({ history }: ServiceRun): number {
  return history.filter((event) => event.kind === 'serviceCall' && event.service === 'store.write').length;
}
