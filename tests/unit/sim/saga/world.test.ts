import { describe, expect, it } from 'vitest';
import { createCoordinator as intentAndDone } from '../../../../exercises/consistency/saga/private/accepted/intent-and-done.ts';
import { createCoordinator as promiseChains } from '../../../../exercises/consistency/saga/private/accepted/promise-chains.ts';
import { createCoordinator as recordForEachTry } from '../../../../exercises/consistency/saga/private/accepted/record-for-each-try.ts';
import { createCoordinator as stateInOneRecord } from '../../../../exercises/consistency/saga/private/accepted/state-in-one-record.ts';
import { createCoordinator as reference } from '../../../../exercises/consistency/saga/private/reference.ts';
import { replaySaga, runSagaWorld, type SagaRun, type SagaScenario } from '../../../../src/sim/saga/index.ts';
import { createStockCoordinator } from './stock-coordinator.ts';
import { nativeHost } from '../native-host.ts';
import { explorationOf, scheduleOf } from './small-scenarios.ts';

const pivot = { name: 'b', compensation: true, pivot: true };

/** Right coordinators that write down different things at different times. */
const right: Readonly<Record<string, (env: never) => unknown>> = {
  'one record a decision': reference,
  'a record before and after': intentAndDone,
  'the whole state': stateInOneRecord,
  'a record a try': recordForEachTry,
  'promises only': promiseChains,
  'the stock coordinator': createStockCoordinator,
};

async function play(scenario: SagaScenario, createCoordinator: (env: never) => unknown): Promise<SagaRun> {
  return replaySaga(scenario, await runSagaWorld(scenario, nativeHost(createCoordinator)));
}

/** Returns the kinds of violations found. */
async function kindsOf(scenario: SagaScenario, createCoordinator: (env: never) => unknown): Promise<string[]> {
  return [...(await play(scenario, createCoordinator)).violations.keys()];
}

describe('the saga world', () => {
  it.each(Object.keys(right))('finds nothing wrong with right coordinators: %s', async (name) => {
    const scenarios = [
      explorationOf(['a'], 3),
      explorationOf(['a', { name: 'b', compensation: false, returns: 'nothing' }], 2),
      explorationOf(['a', pivot, 'c'], 2),
    ];
    for (const scenario of scenarios) {
      const run = await play(scenario, right[name]!);
      expect([...run.violations.values()].map(({ kind, rows }) => ({ kind, rows }))).toEqual([]);
      expect(run.exhaustedFaults).toBe(scenario.faults);
      expect(run.brokenOff).toBeUndefined();
    }
  });

  it('plays every single fault once: three of each append, ten of the call, a crash at the end', async () => {
    // The reference appends "started" and "done" and makes one call.
    expect((await play(explorationOf(['a'], 0), reference)).schedules).toBe(1);
    expect((await play(explorationOf(['a'], 1), reference)).schedules).toBe(1 + 3 + 10 + 3 + 1);
  });

  it('leaves out evenly where there are more schedules than it may play, and says so', async () => {
    const run = await play({ ...explorationOf(['a', 'b'], 2), most: 100 }, reference);
    expect(run.schedules).toBeGreaterThan(90);
    expect(run.schedules).toBeLessThanOrEqual(101);
    expect(run.exhaustedFaults).toBe(1);
  });

  it('notes the same acts again', async () => {
    const scenario = explorationOf(['a', 'b'], 2);
    const first = await runSagaWorld(scenario, nativeHost(intentAndDone));
    const second = await runSagaWorld(scenario, nativeHost(intentAndDone));
    expect(second.texts).toEqual(first.texts);
    expect(Buffer.from(second.decisions.buffer).equals(Buffer.from(first.decisions.buffer))).toBe(true);
  });

  it('says that a coordinator which never settles hangs', async () => {
    const hang = () => ({ run: () => new Promise(() => undefined), recover: () => Promise.resolve([]) });
    expect(await kindsOf(explorationOf(['a'], 2), hang)).toEqual(['settles']);
  });

  it('waits for a coordinator that takes thousands of microtasks', async () => {
    const slow = (env: never) => {
      const inner = reference(env);
      const idle = async () => {
        for (let turn = 0; turn < 150; turn++) await undefined;
      };
      return { run: (...args: [string, string, unknown]) => idle().then(() => inner.run(...args)), recover: () => inner.recover() };
    };
    expect(await kindsOf(explorationOf(['a'], 1), slow)).toEqual([]);
  });

  it('says that a coordinator which polls for ever goes on and on', async () => {
    const poll = ({ sleep }: { sleep: (ms: number) => Promise<void> }) => ({
      async run() {
        for (;;) await sleep(1);
      },
      recover: () => Promise.resolve([]),
    });
    expect(await kindsOf(explorationOf(['a'], 1), poll)).toEqual(['settles']);
  });

  it('does not mind what is left pending: a sleep nobody waits for, a promise that never settles', async () => {
    const untidy = (env: never) => {
      const { sleep } = env as { sleep(ms: number): Promise<void> };
      void sleep(1e6).then(() => new Promise(() => undefined));
      return reference(env);
    };
    expect(await kindsOf(explorationOf(['a', 'b'], 1), untidy)).toEqual([]);
  });

  it('ignores what a crashed life still does', async () => {
    // It keeps on calling in the background after its life is over; the next life recovers all the same.
    let late: (() => void)[] = [];
    const haunted = (env: never) => {
      for (const call of late) call();
      late = [];
      const { definitions } = env as { definitions: { steps: { action(context: unknown): Promise<unknown> }[] }[] };
      late.push(() => void definitions[0]!.steps[0]!.action({ key: 'ghost', sagaId: 'o-1', input: { n: 1 }, results: {} }));
      return reference(env);
    };
    expect(await kindsOf(explorationOf(['a'], 2), haunted)).toEqual([]);
  });

  it('tells a coordinator that could not be made', async () => {
    const broken = () => {
      throw new Error('no');
    };
    const run = await play(explorationOf(['a'], 2), broken);
    expect(run.violations.get('made')?.actual).toBe('Error: no');
    expect(run.brokenOff).toBe('broken');
    expect(await kindsOf(explorationOf(['a'], 1), () => ({ run() {} }))).toEqual(['made']);
  });

  it('crashes at a time, and recovers', async () => {
    const run = await play({ bases: [scheduleOf(['a', 'b'], { crashAtMs: 15 })], faults: 0, most: 1 }, reference);
    expect([...run.violations.keys()]).toEqual([]);
    expect(run.figures[0]).toMatchObject({ calls: 3, recoveries: [{ records: 2, reads: 1 }] });
  });
});

describe('stories', () => {
  it('are told with the fewest faults first, and end where the rule broke', async () => {
    const noLog = (env: never) => reference({ ...(env as object), log: { append: async () => undefined, read: async () => [] } } as never);
    const run = await play(explorationOf(['a', 'b'], 2), noLog);
    const { rows, schedule, expected } = run.violations.get('finishes')!;
    expect(schedule.faults).toHaveLength(1);
    expect(rows.at(-1)).toMatchObject({ kind: 'settle', what: 'recover', text: '[]' });
    expect(expected).toContain('to call a');
  });
});
