import { describe, expect, it } from 'vitest';
import { replayService, runServiceWorld, type CallSignal } from '../../../../src/sim/service/index.ts';
import { nativeHost } from '../native-host.ts';
import { ask, eventsOf, play, playOne, scenarioOf, scheduleOf, type Env } from './play.ts';

const reader = ({ store }: Env) => ({ ask: (key: string) => store.read(key) });

describe('the service world', () => {
  it('delivers answers at their times and tells what each call came to', async () => {
    const run = await playOne(scheduleOf([ask(0, 'a'), ask(5000, 'b'), ask(5000, 'none')]), reader);
    expect(run.ending).toBe('done');
    expect(
      eventsOf(run, 'settle').map(({ atMicros, call, how, value, latencyMicros }) => [atMicros, call, how, value, latencyMicros]),
    ).toEqual([
      [10_000, 0, 'resolved', 1, 10_000],
      [15_000, 1, 'resolved', { n: 2 }, 10_000],
      [15_000, 2, 'resolved', undefined, 10_000],
    ]);
    expect(run.unsettled).toEqual([]);
  });

  it('notes the same acts again, and a replay of the trace has the history of the live run', async () => {
    const busy = ({ store, random, sleep, now }: Env) => ({
      async ask(key: string) {
        await sleep(random() * 10);
        await store.write(key, now());
        return store.read(key);
      },
    });
    const services = scheduleOf([]).services.map((spec) =>
      spec.model === 'keyValueStore'
        ? { ...spec, params: { ...spec.params, read: { kind: 'exponential' as const, meanMicros: 5000 } } }
        : spec,
    );
    const scenario = scenarioOf([scheduleOf([ask(0, 'a'), ask(100, 'b'), ask(200, 'a')], { services })], { crashEach: 5 });
    const first = await runServiceWorld(scenario, nativeHost(busy));
    const second = await runServiceWorld(scenario, nativeHost(busy));
    expect(second).toEqual(first);
    const runs = replayService(scenario, first);
    expect(runs.map((run) => run.ending)).toEqual(runs.map(() => 'done'));
    expect(runs).toHaveLength(6);
    // What came back to the live code is what the replay computed: the value written at the time of the write.
    for (const { value } of eventsOf(runs[0]!, 'settle'))
      expect(runs[0]!.history.some((event) => event.kind === 'serviceEffect' && event.args[1] === value)).toBe(true);
  });

  it('waits for chains of thirty awaits before and after an act', async () => {
    const slow = ({ store }: Env) => ({
      async ask(key: string) {
        for (let turn = 0; turn < 30; turn++) await undefined;
        const value = await store.read(key);
        for (let turn = 0; turn < 30; turn++) await undefined;
        return value;
      },
    });
    const run = await playOne(scheduleOf([ask(0, 'a')]), slow);
    expect(eventsOf(run, 'serviceCall')[0]!.atMicros).toBe(0);
    expect(eventsOf(run, 'settle')[0]).toMatchObject({ atMicros: 10_000, value: 1 });
  });

  it('tells plain values from promises, and thrown from rejected', async () => {
    const mixed = ({ store }: Env) => ({
      ask(how: string): unknown {
        if (how === 'plain') return 7;
        if (how === 'throw') throw new RangeError('no');
        if (how === 'thenable') return { then: (resolve: (value: number) => void) => resolve(8) };
        if (how === 'odd') return Promise.reject('just text');
        return store.read(5 as never);
      },
    });
    const run = await playOne(scheduleOf(['plain', 'throw', 'thenable', 'odd', 'store'].map((how) => ask(0, how))), mixed);
    const [plain, thrown, thenable, odd, store] = [0, 1, 2, 3, 4].map((call) => eventsOf(run, 'settle').find((one) => one.call === call)!);
    expect(plain).toMatchObject({ how: 'returned', value: 7 });
    expect(thrown).toMatchObject({ how: 'threw', errorName: 'RangeError', words: 'RangeError: no' });
    expect(thenable).toMatchObject({ how: 'resolved', value: 8 });
    expect(odd).toMatchObject({ how: 'rejected', errorName: '', words: '"just text"' });
    expect(store).toMatchObject({ how: 'rejected', errorName: 'Error', errorOf: eventsOf(run, 'serviceCall')[0]!.operation });
  });

  it('makes a call after another has settled, and gives notes no promise', async () => {
    const noting = ({ store, log }: Env) => ({
      async ask(key: string) {
        expect(log('asked', key)).toBeUndefined();
        return store.read(key);
      },
    });
    const run = await playOne(scheduleOf([ask(0, 'a'), { ...ask(3000, 'b'), after: 0 }]), noting);
    expect(eventsOf(run, 'call').map(({ atMicros }) => atMicros)).toEqual([0, 13_000]);
    expect(eventsOf(run, 'note').map(({ service, args }) => [service, args])).toEqual([
      ['log', ['asked', 'a']],
      ['log', ['asked', 'b']],
    ]);
  });

  it('tells the code when a caller turns away, unless its call has settled', async () => {
    const turning = ({ store }: Env) => ({
      ask: (key: string, signal: CallSignal) =>
        new Promise((resolve) => {
          signal.addEventListener('abort', () => resolve(signal.aborted));
          void store.read(key).then(resolve);
        }),
    });
    const calls = [
      { ...ask(0, 'a'), cancelAtMicros: 4000 },
      { ...ask(0, 'a'), cancelAtMicros: 40_000 },
    ];
    const run = await playOne(scheduleOf(calls), turning);
    expect(eventsOf(run, 'settle').map(({ call, value, atMicros }) => [call, value, atMicros])).toEqual([
      [0, true, 4000],
      [1, 1, 10_000],
    ]);
    expect(eventsOf(run, 'cancel').map(({ call }) => call)).toEqual([0]);
  });

  it('hands out a signal that is aborted already, where the caller turned away before the call', async () => {
    const heeding = () => ({ ask: (_key: string, signal: CallSignal) => signal.aborted });
    const run = await playOne(
      scheduleOf([
        { ...ask(0, 'a'), signal: 'aborted' },
        { ...ask(0, 'a'), signal: true },
      ]),
      heeding,
    );
    expect(eventsOf(run, 'settle').map(({ value }) => value)).toEqual([true, false]);
  });

  it('lets a function throw at once at the arguments named, and knows its error again', async () => {
    const services = scheduleOf([]).services.map((spec) => ({ ...spec, throwsOn: { keys: ['bad'], message: 'No such key.' } }));
    const careful = ({ store }: Env) => ({
      ask(key: string) {
        try {
          return store.read(key);
        } catch (error) {
          return Promise.reject(error as Error);
        }
      },
    });
    const run = await playOne(scheduleOf([ask(0, 'bad'), ask(1000, 'a')], { services }), careful);
    expect(run.ending).toBe('done');
    expect(run.unanswered).toEqual([]);
    const told = run.history.filter(({ kind }) => kind === 'serviceCall' || kind === 'serviceAnswer' || kind === 'settle');
    expect(told.map(({ kind, atMicros }) => [kind, atMicros])).toEqual([
      ['serviceCall', 0],
      ['serviceAnswer', 0],
      ['settle', 0],
      ['serviceCall', 1000],
      ['serviceAnswer', 11_000],
      ['settle', 11_000],
    ]);
    expect(told[1]).toMatchObject({ operation: 0, isThrown: true, outcome: { kind: 'rejected', message: 'No such key.' } });
    expect(told[2]).toMatchObject({ call: 0, how: 'rejected', errorOf: 0 });
    expect(told[5]).toMatchObject({ call: 1, how: 'resolved', value: 1 });
  });

  it('ends at its time, whatever sleeps in the background', async () => {
    const restless = ({ sleep, store }: Env) => {
      void (async () => {
        for (;;) await sleep(100);
      })();
      return { ask: (key: string) => store.read(key) };
    };
    const run = await playOne(scheduleOf([ask(0, 'a')]), restless);
    expect(run.ending).toBe('done');
    expect(eventsOf(run, 'wake')).toHaveLength(10);
  });
});

describe('crashes', () => {
  /** Acknowledges before the store has it. */
  const hasty = ({ store }: Env) => {
    const known = new Map<string, unknown>();
    return {
      async ask(key: string, value?: number) {
        if (value === undefined) return known.get(key) ?? (await store.read(key));
        known.set(key, value);
        void store.write(key, value);
        return value;
      },
    };
  };
  const calls = [ask(0, 'a', 5), ask(100_000, 'a')];

  it('lose what the code remembers and what services have not done, and keep what they have', async () => {
    const lastValue = async (crashAtMicros?: number) => {
      const run = await playOne(scheduleOf(calls, crashAtMicros === undefined ? {} : { crashAtMicros }), hasty);
      return eventsOf(run, 'settle').at(-1)!.value;
    };
    expect(await lastValue()).toBe(5);
    expect(await lastValue(15_000)).toBe(1);
    expect(await lastValue(25_000)).toBe(5);
  });

  it('can come after each event, and never twice', async () => {
    const runs = await play(scenarioOf([scheduleOf(calls)], { crashEach: 100 }), hasty);
    // Without one: two calls, an effect and an answer of the write; then one crash after each of these four.
    expect(runs.map(({ schedule }) => schedule.crashAtEvent)).toEqual([undefined, 1, 2, 3, 4]);
    for (const run of runs.slice(1)) expect(eventsOf(run, 'crash')).toHaveLength(1);
    expect(runs.map((run) => eventsOf(run, 'settle').at(-1)!.value)).toEqual([5, 1, 5, 5, 5]);
  });

  it('leave out evenly where there are more events than asked for', async () => {
    const many = Array.from({ length: 10 }, (_, at) => ask(at * 1000, 'a'));
    const runs = await play(scenarioOf([scheduleOf(many)], { crashEach: 6 }), reader);
    expect(runs.slice(1).map(({ schedule }) => schedule.crashAtEvent)).toEqual([5, 10, 15, 20, 25, 30]);
  });

  it('call the method for restarts first', async () => {
    const run = await playOne(scheduleOf(calls, { crashAtMicros: 50_000, restart: { method: 'ask', args: ['b'] } }), hasty);
    expect(eventsOf(run, 'call').map(({ call, life, atMicros }) => [call, life, atMicros])).toEqual([
      [0, 0, 0],
      [2, 1, 50_000],
      [1, 1, 100_000],
    ]);
    expect(eventsOf(run, 'settle').find(({ call }) => call === 2)).toMatchObject({ value: { n: 2 } });
  });

  it('leave what the old life still does without effect', async () => {
    let late: (() => void)[] = [];
    const haunted = ({ store }: Env) => {
      for (const act of late) act();
      late = [() => void store.write('a', 'ghost')];
      return { ask: (key: string) => store.read(key) };
    };
    const run = await playOne(scheduleOf([ask(0, 'a'), ask(100_000, 'a')], { crashAtMicros: 50_000 }), haunted);
    expect(eventsOf(run, 'settle').map(({ value }) => value)).toEqual([1, 1]);
  });
});

describe('code that goes wrong', () => {
  it('is told when a call never settles, and whether a service owes an answer', async () => {
    const hang = () => ({ ask: () => new Promise(() => undefined) });
    expect(await playOne(scheduleOf([ask(0, 'a')]), hang)).toMatchObject({ ending: 'stuck', unsettled: [0], unanswered: [] });
    const [spec] = scheduleOf([]).services;
    const faults = [{ nth: [1], how: 'never' as const }];
    const services = [{ ...spec!, params: { ...(spec as { params: object }).params, faults } }] as never;
    expect(await playOne(scheduleOf([ask(0, 'a')], { services }), reader)).toMatchObject({
      ending: 'stuck',
      unsettled: [0],
      unanswered: [0],
    });
  });

  it('is told when it polls for ever', async () => {
    const poll = ({ sleep }: Env) => ({
      async ask() {
        for (;;) await sleep(0);
      },
    });
    expect((await playOne(scheduleOf([ask(0, 'a')]), poll)).ending).toBe('endless');
    const flood = ({ store }: Env) => ({
      async ask(key: string) {
        for (let n = 0; n < 30_000; n++) void store.read(key);
        return 1;
      },
    });
    expect((await playOne(scheduleOf([ask(0, 'a')]), flood)).ending).toBe('endless');
  });

  it('is told when time is up before a call settles', async () => {
    const late = ({ sleep }: Env) => ({ ask: () => sleep(5000) });
    expect(await playOne(scheduleOf([ask(0, 'a')]), late)).toMatchObject({ ending: 'timeUp', unsettled: [0] });
  });

  it('is told when no object with the methods is made, and nothing else is played', async () => {
    const schedules = [scheduleOf([ask(0, 'a')], { methods: ['ask', 'tell'] }), scheduleOf([])];
    const runs = await play(scenarioOf(schedules), reader);
    expect(runs).toHaveLength(1);
    expect(runs[0]).toMatchObject({ ending: 'notMade', problem: 'createAsker did not return an object with the functions ask and tell.' });
    const broken = () => {
      throw new Error('no');
    };
    expect(await playOne(schedules[1]!, broken)).toMatchObject({ ending: 'notMade', problem: 'Error: no' });
  });

  it('hands over what is no JSON as what it is', async () => {
    const odd = ({ store }: Env) => ({
      async ask() {
        const circular: Record<string, unknown> = {};
        circular['self'] = circular;
        await store.read(circular as never).catch(() => undefined);
        return circular;
      },
    });
    const run = await playOne(scheduleOf([ask(0, 'a')]), odd);
    expect(eventsOf(run, 'serviceCall')[0]!.args).toBeNull();
    expect(eventsOf(run, 'serviceAnswer')[0]!.outcome.kind).toBe('rejected');
    expect(eventsOf(run, 'settle')[0]).toMatchObject({ isUnreadable: true });
  });

  it('stops after a dozen schedules that hang', async () => {
    const hang = () => ({ ask: () => new Promise(() => undefined) });
    const schedules = Array.from({ length: 40 }, () => scheduleOf([ask(0, 'a')]));
    expect(await play(scenarioOf(schedules), hang)).toHaveLength(12);
  });
});
