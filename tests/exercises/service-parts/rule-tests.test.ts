import { describe, expect, it } from 'vitest';
import { smallestBreach, type Breach } from '../../../exercises/service-parts/breach.ts';
import { endingBreach, ruleTest } from '../../../exercises/service-parts/rule-tests.ts';
import type { StoryNames } from '../../../exercises/service-parts/story.ts';
import type { ServiceRun } from '../../../src/sim/service/index.ts';
import { ask, eventsOf, play, playOne, scenarioOf, scheduleOf, type Env } from '../../unit/sim/service/play.ts';

const names: StoryNames = {
  component: 'the asker',
  services: [{ title: 'Store', functions: ['store.read', 'store.write'] }],
  setup: () => 'createAsker(env)',
};
const reader = ({ store }: Env) => ({ ask: (key: string) => store.read(key) });

/** A rule that nobody may break: no call resolves to 1. */
function find(run: ServiceRun): Breach<'one' | 'ends'> | undefined {
  const event = run.history.findIndex((one) => one.kind === 'settle' && one.value === 1);
  if (event >= 0) return { kind: 'one', event, expected: 'anything but 1', actual: 'it resolves to 1' };
  const ending = endingBreach(run);
  return ending && { kind: 'ends', ...ending };
}

const spec = { id: 'R1/one', title: 'ones', failure: 'A call gave 1.', simulations: ['s'] };

describe('smallestBreach', () => {
  it('prefers the breach with the fewest calls before it, whichever run came first', async () => {
    const runs = await play(
      scenarioOf([scheduleOf([ask(0, 'b'), ask(1, 'b'), ask(2, 'a')]), scheduleOf([ask(0, 'a')]), scheduleOf([ask(0, 'b')])]),
      reader,
    );
    expect(smallestBreach(runs, find)?.run).toBe(runs[1]);
    expect(smallestBreach(runs, find, ['ends'])).toBeUndefined();
    expect(smallestBreach([runs[2]!], find)).toBeUndefined();
  });
});

describe('ruleTest', () => {
  it('fails with the story of the breach, which ends where the rule broke', async () => {
    const runs = await play(scenarioOf([scheduleOf([ask(0, 'a')])]), reader);
    const { failure } = ruleTest({ find, names }, spec).judge([runs]);
    const { steps, divergence } = failure!.counterexample!;
    expect(steps.map(({ call }) => call)).toEqual([
      'ask("a")',
      'store.read("a")',
      'store.read("a") takes effect',
      'store.read("a") is answered',
      'ask("a") settles',
    ]);
    expect(steps.map(({ actual }) => actual)).toEqual(['', '', '1', '1', 'it resolves to 1']);
    expect(divergence).toBe(4);
    expect(steps[4]).toMatchObject({ expected: 'anything but 1', actual: 'it resolves to 1' });
    expect(ruleTest({ find, names }, { ...spec, kinds: ['ends'] }).judge([runs])).toEqual({});
    expect(ruleTest({ find, names }, { ...spec, schedules: (name) => name === 'other' }).judge([runs])).toEqual({});
  });

  it('fails every test where no object was made, and says why', async () => {
    const runs = await play(scenarioOf([scheduleOf([ask(0, 'b')])]), () => ({}));
    const { failure } = ruleTest({ find, names }, { ...spec, kinds: ['ends'] }).judge([runs]);
    expect(failure).toMatchObject({ threw: true });
    expect(failure!.message).toContain('createAsker did not return an object with the function ask.');
  });

  it('measures what breaks no rule', async () => {
    const runs = await play(scenarioOf([scheduleOf([ask(0, 'b')])]), reader);
    const measure = ([run]: readonly ServiceRun[]) => [{ id: 'm', value: run!.history.length, budget: 9, unit: 'events' }];
    expect(ruleTest({ find, names }, { ...spec, measure }).judge([runs])).toEqual({
      measures: [{ id: 'm', value: 6, budget: 9, unit: 'events' }],
    });
  });
});

describe('endingBreach', () => {
  it('blames the code for a call that never settles, and not where a service owes an answer', async () => {
    const hang = await playOne(scheduleOf([ask(0, 'a')]), () => ({ ask: () => new Promise(() => undefined) }));
    expect(endingBreach(hang)).toMatchObject({ expected: 'ask("a") to settle' });
    const [store] = scheduleOf([]).services;
    const services = [{ ...store!, params: { ...(store as { params: object }).params, faults: [{ how: 'never' }] } }] as never;
    expect(endingBreach(await playOne(scheduleOf([ask(0, 'a')], { services }), reader))).toBeUndefined();
    const late = await playOne(scheduleOf([ask(0, 'a')]), ({ sleep }: Env) => ({ ask: () => sleep(5000) }));
    expect(endingBreach(late)).toMatchObject({ event: late.history.length, actual: 'it never does' });
  });

  it('tells a story of what has no lane of its own: sleeps, notes, crashes, restarts', async () => {
    const busy = ({ log, sleep }: Env) => ({
      async ask(key: string) {
        log('asked', key);
        await sleep(1.5);
        return 1;
      },
    });
    const run = await playOne(scheduleOf([ask(0, 'a'), ask(5000, 'b')], { crashAtMicros: 1000 }), busy);
    expect(eventsOf(run, 'crash')).toHaveLength(1);
    const { failure } = ruleTest({ find, names }, spec).judge([[run]]);
    const said = failure!.counterexample!.steps.map(({ state }) => (state as { row: { sentence: string } }).row.sentence);
    expect(said.slice(0, 5)).toEqual([
      'A caller calls ask("a").',
      'The asker says log("asked", "a").',
      'The asker goes to sleep for 1.5 ms.',
      'The asker crashes. All that it had under way is gone.',
      'A new asker is made. It remembers nothing.',
    ]);
  });
});
