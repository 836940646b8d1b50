import { exercise } from '../../../exercises/caching/cache-write-policies/suite/index.ts';
import { createStream } from '../../../src/kernel/index.ts';
import { replayService, runServiceWorld, type ServiceRun, type ServiceScenario } from '../../../src/sim/service/index.ts';
import { nativeHost } from '../../unit/sim/native-host.ts';

/** A createCache of any solution. */
export type CreateCache = (env: never) => unknown;

/** Plays one simulation of the suite under a seed, without the grader. */
export async function playSimulation(id: string, seed: string, createCache: CreateCache): Promise<ServiceRun[]> {
  const simulation = exercise.world!.simulations.find((one) => one.id === id)!;
  return play(simulation.scenario(createStream(`${seed}/simulation/${id}`)) as ServiceScenario, createCache);
}

/** Plays a scenario and its replay. */
export async function play(scenario: ServiceScenario, createCache: CreateCache): Promise<ServiceRun[]> {
  return replayService(scenario, await runServiceWorld(scenario, nativeHost(createCache)));
}

/** Returns the ids of the tests that a solution fails under a seed, budgets included. */
export async function failedTests(seed: string, createCache: CreateCache): Promise<string[]> {
  const runs = new Map<string, ServiceRun[]>();
  for (const { id } of exercise.world!.simulations) runs.set(id, await playSimulation(id, seed, createCache));
  return exercise.tests.flatMap((test) => {
    if (test.kind !== 'simulation') return [];
    const { failure, measures = [] } = test.judge(test.simulations.map((id) => runs.get(id)!));
    return failure || measures.some(({ value, budget }) => value > budget) ? [test.id] : [];
  });
}
