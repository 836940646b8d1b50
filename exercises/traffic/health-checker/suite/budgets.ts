import type { MeasuredValue, SimulationTest } from '../../../../src/grader/authoring.ts';
import type { BackendPhase, ServiceRun } from '../../../../src/sim/service/index.ts';
import type { Breach } from '../../../service-parts/breach.ts';
import { endingBreach, ruleTest } from '../../../service-parts/rule-tests.ts';
import manifest from '../exercise.ts';
import type { HealthCheckerOptions } from '../contract.ts';
import type { Kind } from './kinds.ts';
import { outages } from './outage.ts';
import { names } from './rules.ts';

function measured(id: string, value: number): MeasuredValue {
  const { budget, unit } = manifest.budgets.find((one) => one.id === id)!;
  return { id, value, budget, unit };
}

/** What outages and checks cost. Which rules are kept is for the other tests to say. */
export const budgetTests: readonly SimulationTest[] = [
  ruleTest<Kind>(
    { find: findEnding, names },
    {
      id: 'R14/outages',
      title: `${outages} outages among 12 backends`,
      failure: 'Too many requests fail, or too many probes are made.',
      simulations: ['outages'],
      measure: ([run]) => [measured('failed-requests', failedOf(run!) / outages), measured('check-traffic', trafficOf(run!))],
    },
  ),
];

function findEnding(run: ServiceRun): Breach<Kind> | undefined {
  const ending = endingBreach(run);
  return ending && { kind: 'ends', ...ending };
}

/** Counts requests whose backend was down and yet on the list, at the moment they asked for it. The caller of `healthy` names the backend. */
export function failedOf({ schedule, history }: ServiceRun): number {
  const service = schedule.services[0]!;
  const phases = new Map<string, readonly BackendPhase[]>();
  if (service.model === 'backends') for (const one of service.params.backends) phases.set(one.id, one.phases);
  let failed = 0;
  for (const event of history) {
    if (event.kind !== 'settle') continue;
    const { method, caller = '' } = schedule.calls[event.call]!;
    if (method !== 'healthy') continue;
    const phase = phases.get(caller)?.findLast(({ fromMicros }) => fromMicros <= event.atMicros);
    const isDown = phase !== undefined && phase.behaves !== 'answers';
    // What is no list keeps nobody out.
    if (isDown && (!Array.isArray(event.value) || event.value.includes(caller))) failed += 1;
  }
  return failed;
}

/** Returns the probes of a backend in an interval, on average. */
function trafficOf({ schedule, history }: ServiceRun): number {
  const { backends, intervalMs } = schedule.options as unknown as HealthCheckerOptions;
  const probes = history.filter((event) => event.kind === 'serviceCall').length;
  return probes / backends.length / (schedule.endMicros / 1000 / intervalMs);
}
