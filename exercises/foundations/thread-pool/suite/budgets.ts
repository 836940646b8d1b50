import type { MeasuredValue, SimulationTest } from '../../../../src/grader/authoring.ts';
import { Histogram } from '../../../../src/sim/index.ts';
import type { ServiceRun } from '../../../../src/sim/service/index.ts';
import type { Breach } from '../../../service-parts/breach.ts';
import { endingBreach, ruleTest } from '../../../service-parts/rule-tests.ts';
import manifest from '../exercise.ts';
import { eveningJobs, hangMs } from './evening.ts';
import { names } from './rules.ts';

function measured(id: string, value: number): MeasuredValue {
  const { budget, unit } = manifest.budgets.find((one) => one.id === id)!;
  return { id, value, budget, unit };
}

/** How long pages take while reports hang, and with how many workers. Which rules are kept is for the other tests to say. */
export const budgetTests: readonly SimulationTest[] = [
  ruleTest(
    { find: findEnding, names },
    {
      id: 'R13/evening',
      title: `${eveningJobs} jobs, one in a hundred of which hangs`,
      failure: 'Quick jobs wait for slow ones, or too many run at once.',
      simulations: ['evening'],
      measure: ([run]) => [measured('page-p99', p99Of(run!)), measured('workers', mostAtOnce(run!))],
    },
  ),
];

function findEnding(run: ServiceRun): Breach | undefined {
  const ending = endingBreach(run);
  return ending && { kind: 'settles', ...ending };
}

/** Returns the 99th percentile of the latency of pages, in milliseconds; one that was not done counts as long as a report. */
function p99Of({ history, schedule }: ServiceRun): number {
  const latencies = new Histogram();
  let missing = schedule.calls.filter(({ args }) => args[0] === 'page').length;
  for (const event of history)
    if (event.kind === 'settle' && event.how === 'resolved' && schedule.calls[event.call]?.args[0] === 'page') {
      latencies.record(event.latencyMicros);
      missing -= 1;
    }
  for (; missing > 0; missing -= 1) latencies.record(1000 * hangMs);
  return latencies.quantile(0.99) / 1000;
}

/** Returns how many jobs were run at the same time at most. */
function mostAtOnce({ history }: ServiceRun): number {
  let running = 0;
  let most = 0;
  for (const { kind } of history) {
    if (kind === 'serviceCall') most = Math.max(most, ++running);
    else if (kind === 'serviceAnswer') running -= 1;
  }
  return most;
}
