import type { MeasuredValue, SimulationTest } from '../../../../src/grader/authoring.ts';
import { Histogram } from '../../../../src/sim/index.ts';
import type { ServiceRun } from '../../../../src/sim/service/index.ts';
import type { Breach } from '../../../service-parts/breach.ts';
import { endingBreach, ruleTest } from '../../../service-parts/rule-tests.ts';
import manifest from '../exercise.ts';
import { bursts } from './bursts.ts';
import { names } from './rules.ts';

function measured(id: string, value: number): MeasuredValue {
  const { budget, unit } = manifest.budgets.find((one) => one.id === id)!;
  return { id, value, budget, unit };
}

/** The upstream calls of bursts, and how long callers wait. Which rules are kept is for the other tests to say. */
export const budgetTests: readonly SimulationTest[] = [
  ruleTest(
    { find: findEnding, names },
    {
      id: 'R13/bursts',
      title: `${bursts} bursts of equal requests`,
      failure: 'Too many upstream calls are made, or callers wait too long.',
      simulations: ['bursts'],
      measure: ([run]) => [measured('calls-per-burst', callsOf(run!) / bursts), measured('latency-p99', p99Of(run!))],
    },
  ),
];

function findEnding(run: ServiceRun): Breach | undefined {
  const ending = endingBreach(run);
  return ending && { kind: 'settles', ...ending };
}

/** Returns the 99th percentile of the latency of gets that were answered, in milliseconds; where none was, the length of the run. */
function p99Of({ history, schedule }: ServiceRun): number {
  const latencies = new Histogram();
  for (const event of history) if (event.kind === 'settle' && event.how === 'resolved') latencies.record(event.latencyMicros);
  return (latencies.count > 0 ? latencies.quantile(0.99) : schedule.endMicros) / 1000;
}

function callsOf({ history }: ServiceRun): number {
  return history.filter((event) => event.kind === 'serviceCall').length;
}
