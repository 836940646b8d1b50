import { exercise } from '../../../exercises/traffic/health-checker/suite/index.ts';
import { createStream } from '../../../src/kernel/index.ts';
import { replayService, runServiceWorld, type ServiceRun, type ServiceScenario } from '../../../src/sim/service/index.ts';
import { nativeHost } from '../../unit/sim/native-host.ts';

/** A createHealthChecker of any solution. */
export type CreateHealthChecker = (env: never) => unknown;

/** Plays one simulation of the suite under a seed, without the grader. */
export async function playSimulation(id: string, seed: string, createHealthChecker: CreateHealthChecker): Promise<ServiceRun[]> {
  const simulation = exercise.world!.simulations.find((one) => one.id === id)!;
  return play(simulation.scenario(createStream(`${seed}/simulation/${id}`)) as ServiceScenario, createHealthChecker);
}

/** Plays a scenario and its replay. */
export async function play(scenario: ServiceScenario, createHealthChecker: CreateHealthChecker): Promise<ServiceRun[]> {
  return replayService(scenario, await runServiceWorld(scenario, nativeHost(createHealthChecker)));
}

/** Returns the ids of the tests that a solution fails under a seed, budgets included. */
export async function failedTests(seed: string, createHealthChecker: CreateHealthChecker): Promise<string[]> {
  const runs = new Map<string, ServiceRun[]>();
  for (const { id } of exercise.world!.simulations) runs.set(id, await playSimulation(id, seed, createHealthChecker));
  return exercise.tests.flatMap((test) => {
    if (test.kind !== 'simulation') return [];
    const { failure, measures = [] } = test.judge(test.simulations.map((id) => runs.get(id)!));
    return failure || measures.some(({ value, budget }) => value > budget) ? [test.id] : [];
  });
}
