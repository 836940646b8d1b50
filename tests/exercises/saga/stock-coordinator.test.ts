import { describe, expect, it } from 'vitest';
import manifest from '../../../exercises/consistency/saga/exercise.ts';
import { simulations, step } from '../../../exercises/consistency/saga/suite/simulations.ts';
import { exercise } from '../../../exercises/consistency/saga/suite/index.ts';
import type { SimulationTest } from '../../../src/grader/authoring.ts';
import { createStream } from '../../../src/kernel/index.ts';
import { callOption, replaySaga, runSagaWorld, runStory, type SagaScenario, type Schedule } from '../../../src/sim/saga/index.ts';
import { createStockCoordinator } from '../../../src/sim/saga/stock-coordinator.ts';
import { nativeHost } from '../../unit/sim/saga/native-host.ts';

const schedule: Schedule = {
  definitions: [{ name: 'order', steps: [step('reserve'), step('pay'), step('send')] }],
  retry: { maxAttempts: 3, baseMs: 100, capMs: 250 },
  runs: [{ definition: 'order', id: 'o-1', input: null, atMs: 0 }],
  faults: [],
  latency: { callMs: 20, spread: 'fixed', appendMs: 2 },
  seed: 1,
  exactWaits: false,
  mostActs: 300,
};

describe('the stock coordinator of the lab', () => {
  it('[R18] is no answer to the exercise: it keeps every rule and misses the latency budget by far', async () => {
    const failed: string[] = [];
    for (const id of ['three-steps', 'several', 'load']) {
      const scenario = simulations.find((one) => one.id === id)!.scenario(createStream(id)) as SagaScenario;
      const run = replaySaga(scenario, await runSagaWorld(scenario, nativeHost(createStockCoordinator)));
      expect([...run.violations.keys()]).toEqual([]);
      if (id !== 'load') continue;
      const load = exercise.tests.find((test) => test.id === 'R18/load') as SimulationTest;
      for (const { id: measure, value, budget } of load.judge([run]).measures ?? []) if (value > 2 * budget) failed.push(measure);
    }
    expect(failed).toEqual(['latency-p99']);
    expect(manifest.budgets.map(({ id }) => id)).toContain('latency-p99');
  });

  it('tells the story of a chosen schedule: a crash in the middle of a call, then a refusal', async () => {
    const { rows, violation } = await runStory(
      {
        ...schedule,
        planned: [
          { at: 'call', step: 'pay', compensates: false, nth: 1, option: callOption.crashAfter },
          { at: 'call', step: 'send', compensates: false, nth: 1, option: callOption.refused },
        ],
      },
      createStockCoordinator,
    );
    expect(violation).toBeUndefined();
    const calls = rows.flatMap((row) => (row.kind === 'call' ? [`${row.compensates ? 'undo ' : ''}${row.step} ${row.end}`] : []));
    expect(calls).toEqual(['reserve ok', 'pay crash', 'pay ok', 'send refused', 'undo pay ok', 'undo reserve ok']);
    expect(rows.filter((row) => row.kind === 'call' && row.repeated)).toHaveLength(1);
    expect(rows.at(-1)).toMatchObject({ kind: 'settle', what: 'recover' });
    // The second runs that clients make after it are left out of the story.
    expect(rows.filter((row) => row.kind === 'run')).toHaveLength(1);
  });

  it('crashes at the append that is asked for, kept or not', async () => {
    const at = async (option: number) =>
      (await runStory({ ...schedule, planned: [{ at: 'append', nth: 3, option }] }, createStockCoordinator)).rows;
    const calls = (rows: Awaited<ReturnType<typeof at>>) => rows.filter((row) => row.kind === 'call').length;
    // The third record says that the first call is done.
    expect(calls(await at(2))).toBe(4);
    expect(calls(await at(3))).toBe(3);
  });
});
