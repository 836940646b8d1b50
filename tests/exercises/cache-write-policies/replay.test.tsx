import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { contentsOfRows, policyOf } from '../../../exercises/caching/cache-write-policies/contents-of-rows.ts';
import { createCache } from '../../../exercises/caching/cache-write-policies/private/mutants/clean-when-written.ts';
import { createCache as acknowledgesEarly } from '../../../exercises/caching/cache-write-policies/private/mutants/acknowledges-before-durable.ts';
import Replay from '../../../exercises/caching/cache-write-policies/replay.tsx';
import { examples } from '../../../exercises/caching/cache-write-policies/suite/examples.ts';
import { findBreach } from '../../../exercises/caching/cache-write-policies/suite/find-breach.ts';
import { findLost } from '../../../exercises/caching/cache-write-policies/suite/find-lost.ts';
import { names } from '../../../exercises/caching/cache-write-policies/suite/rules.ts';
import { smallestBreach } from '../../../exercises/service-parts/breach.ts';
import { counterexampleOf, type StepState } from '../../../exercises/service-parts/counterexample.ts';
import type { Counterexample } from '../../../src/grader/authoring.ts';
import { createStream } from '../../../src/kernel/index.ts';
import { spoken } from '../caching/replay-behaviour.tsx';
import { play } from './play.ts';

const schedule = examples['example-behind']!(createStream('replay'), 'example');
const failing = counterexampleOf(
  smallestBreach(await play({ entry: 'createCache', schedules: [schedule] }, createCache), findBreach)!,
  names,
);
const rows = failing.steps.map(({ state }) => (state as StepState).row);
const render = (counterexample: Counterexample, at: number) => renderToStaticMarkup(<Replay counterexample={counterexample} step={at} />);

describe('the replay of the cache', () => {
  it('[R14] tells in words what happened, and at the last step what was allowed and what was done', () => {
    const text = spoken(render(failing, failing.divergence));
    expect(failing.setup).toBe("createCache({ options: { policy: 'write-behind', flushMs: 100, maxDirty: 100 }, store, now, sleep })");
    expect(text).toContain(`${failing.steps.length} of ${failing.steps.length}`);
    expect(text).toContain('Allowed here a pass to begin at 240 ms');
    expect(spoken(render(failing, 0))).toContain(`1 of ${failing.steps.length}, at 0 ms: A caller calls set("a", 1).`);
  });

  it('has lanes for callers, cache and store, hides the picture and marks the step in the list', () => {
    const markup = render(failing, 3);
    for (const lane of ['Callers', 'Cache', 'Store']) expect(markup).toContain(`>${lane}</text>`);
    expect(markup.match(/<svg[^>]*>/g)!.every((tag) => tag.includes('aria-hidden="true"'))).toBe(true);
    expect(markup.match(/aria-current="step"/g)).toHaveLength(1);
  });

  it('[R11] [R14] sets what a right cache holds beside the store: dirty again after a set during its write', () => {
    const rowOf = (kind: string, text: string) => rows.findIndex((row) => row.kind === kind && row.text === text);
    const contents = (at: number) => contentsOfRows(rows, at, policyOf(failing.setup)!);
    expect(contents(rowOf('call', 'set("a", 1)'))).toEqual([{ key: 'a', cache: '1', isDirty: true }]);
    expect(contents(rowOf('serviceCall', 'store.write("a", 3)'))).toEqual([
      { key: 'a', cache: '3', isDirty: false },
      { key: 'b', cache: '2', isDirty: true },
    ]);
    const again = rowOf('call', 'set("a", 4)');
    expect(contents(again)[0]).toEqual({ key: 'a', cache: '4', isDirty: true });
    expect(spoken(render(failing, again))).toContain('a 4 (dirty) not known');
    expect(contents(rows.length - 1)).toEqual([
      { key: 'a', cache: '4', isDirty: true, store: '3' },
      { key: 'b', cache: '2', isDirty: false, store: '2' },
    ]);
  });

  it('[R17] tells of a crash, and what the store should have had', async () => {
    const scenario = { entry: 'createCache', schedules: [examples['example-crash']!(createStream('replay'), 'example')], crashEach: 60 };
    const lost = counterexampleOf(smallestBreach(await play(scenario, acknowledgesEarly), findLost)!, names);
    const text = spoken(render(lost, lost.divergence));
    expect(text).toContain('The cache crashes.');
    expect(text).toContain('the store to have a = 1: its set had resolved');
    expect(text).toContain('the store has what it had at first');
  });

  it('follows the policies that go to the store first', () => {
    const story = (policy: string, fails?: true) =>
      contentsOfRows(
        [
          { atMicros: 0, kind: 'serviceCall', lane: 2, id: 'operation 0', text: 'store.read("a")', sentence: '' },
          { atMicros: 1, kind: 'serviceEffect', lane: 2, id: 'operation 0', text: '1', sentence: '' },
          { atMicros: 2, kind: 'serviceAnswer', lane: 2, id: 'operation 0', text: '1', sentence: '' },
          { atMicros: 3, kind: 'serviceCall', lane: 2, id: 'operation 1', text: 'store.write("a", 2)', sentence: '' },
          { atMicros: 4, kind: 'serviceEffect', lane: 2, id: 'operation 1', text: '"a" is 2', sentence: '' },
          { atMicros: 5, kind: 'serviceAnswer', lane: 2, id: 'operation 1', text: 'undefined', sentence: '', ...(fails && { fails }) },
        ],
        5,
        policy,
      );
    expect(story('write-through')).toEqual([{ key: 'a', cache: '2', isDirty: false, store: '2' }]);
    expect(story('write-around')).toEqual([{ key: 'a', isDirty: false, store: '2' }]);
    expect(story('write-through', true)).toEqual([{ key: 'a', isDirty: false, store: '2' }]);
  });

  it('gets by without a story and without steps', () => {
    expect(render({ ...failing, steps: [{ call: 'x', expected: 'y' }], divergence: 0 }, 0)).toContain('There is no picture');
    expect(render({ ...failing, steps: [], divergence: 0 }, 0)).toContain('Nothing happened');
    expect(policyOf('createCache()')).toBeUndefined();
  });
});
