import type { MeasuredValue, SimulationTest } from '../../../../src/grader/authoring.ts';
import { Histogram } from '../../../../src/sim/index.ts';
import type { ServiceRun } from '../../../../src/sim/service/index.ts';
import type { Breach } from '../../../service-parts/breach.ts';
import { endingBreach, ruleTest } from '../../../service-parts/rule-tests.ts';
import manifest from '../exercise.ts';
import { herdGets } from './herd.ts';
import { names } from './rules.ts';

function measured(id: string, value: number): MeasuredValue {
  const { budget, unit } = manifest.budgets.find((one) => one.id === id)!;
  return { id, value, budget, unit };
}

/** The latency of gets, and the reads they cost, under a herd. Which rules it keeps is for the other tests to say. */
export const budgetTests: readonly SimulationTest[] = [
  ruleTest(
    { find: findEnding, names },
    {
      id: 'R15/herd',
      title: `${herdGets} gets of five popular keys in half a minute`,
      failure: 'Too many gets wait for the store, or too many reads reach it.',
      simulations: ['herd'],
      measure: ([run]) => [measured('latency-p99', p99Of(run!)), measured('reads', (1000 * readsOf(run!)) / herdGets)],
    },
  ),
];

function findEnding(run: ServiceRun): Breach | undefined {
  const ending = endingBreach(run);
  return ending && { kind: 'settles', ...ending };
}

/** Returns the 99th percentile of the latency of gets, in milliseconds. */
function p99Of({ history, schedule }: ServiceRun): number {
  const latencies = new Histogram();
  for (const event of history)
    if (event.kind === 'settle' && schedule.calls[event.call]?.method === 'get') latencies.record(event.latencyMicros);
  return latencies.quantile(0.99) / 1000;
}

function readsOf({ history }: ServiceRun): number {
  return history.filter((event) => event.kind === 'serviceCall' && event.service === 'store.read').length;
}
