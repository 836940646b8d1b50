import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { callsOfRows, limitOf } from '../../../exercises/caching/request-collapsing/calls-of-rows.ts';
import { createCollapser as firstOwns } from '../../../exercises/caching/request-collapsing/private/mutants/one-leaves-and-all-are-told.ts';
import { createCollapser as noLimit } from '../../../exercises/caching/request-collapsing/private/mutants/no-limit.ts';
import { createCollapser as reference } from '../../../exercises/caching/request-collapsing/private/reference.ts';
import Replay from '../../../exercises/caching/request-collapsing/replay.tsx';
import { examples } from '../../../exercises/caching/request-collapsing/suite/examples.ts';
import { findBreach } from '../../../exercises/caching/request-collapsing/suite/find-breach.ts';
import { names } from '../../../exercises/caching/request-collapsing/suite/rules.ts';
import { smallestBreach } from '../../../exercises/service-parts/breach.ts';
import { counterexampleOf } from '../../../exercises/service-parts/counterexample.ts';
import { storyOf } from '../../../exercises/service-parts/story.ts';
import type { Counterexample } from '../../../src/grader/authoring.ts';
import { createStream } from '../../../src/kernel/index.ts';
import { spoken } from '../caching/replay-behaviour.tsx';
import { play, type CreateCollapser } from './play.ts';

async function playExample(id: string, createCollapser: CreateCollapser) {
  return play({ entry: 'createCollapser', schedules: [examples[id]!(createStream('replay'), id)] }, createCollapser);
}

const failing = counterexampleOf(smallestBreach(await playExample('example-leaves', firstOwns), findBreach)!, names);
const render = (counterexample: Counterexample, at: number) => renderToStaticMarkup(<Replay counterexample={counterexample} step={at} />);

describe('the replay of the collapser', () => {
  it('[R10] tells in words what happened, and at the last step what was allowed and what was done', () => {
    const text = spoken(render(failing, failing.divergence));
    expect(text).toContain('Allowed here get("/page") of caller 2 to go on waiting');
    expect(text).toContain('Your code get("/page") of caller 2 rejects');
    const first = spoken(render(failing, 0));
    expect(first).toContain(`1 of ${failing.steps.length}, at 0 ms: Caller 1 calls get("/page").`);
    expect(first).not.toContain('Allowed here');
  });

  it('[R8] tells of a limit that passed in silence', async () => {
    const found = smallestBreach(await playExample('example-timeout', noLimit), findBreach)!;
    expect(found.breach).toMatchObject({ kind: 'timeout', expected: 'get("/page") of caller 1 to reject with a TimeoutError at 200 ms' });
  });

  it('shows the nearest step beyond either end', () => {
    expect(render(failing, -4)).toBe(render(failing, 0));
    expect(render(failing, 999)).toBe(render(failing, failing.divergence));
  });

  it('has lanes for callers, collapser and origin, hides the picture and marks the step in the list', () => {
    const markup = render(failing, 2);
    for (const lane of ['Callers', 'Collapser', 'Origin']) expect(markup).toContain(`>${lane}</text>`);
    expect(markup.match(/<svg[^>]*>/g)!.every((tag) => tag.includes('aria-hidden="true"'))).toBe(true);
    expect(markup.match(/aria-current="step"/g)).toHaveLength(1);
  });

  it('[R2] [R10] says who waits for which call, and until when', () => {
    const at = failing.steps.findIndex(({ call }) => call === 'cancel');
    expect(spoken(render(failing, at - 1))).toContain('"/page" one call, given up at 200 ms; 2 wait: caller 1, caller 2');
    expect(spoken(render(failing, at))).toContain('1 waits: caller 2');
    // A right collapser does not let it go, whatever the code under test does.
    expect(spoken(render(failing, failing.divergence))).toContain('1 waits: caller 2');
  });

  it('gets by without a story and without steps', () => {
    expect(render({ ...failing, steps: [{ call: 'x', expected: 'y' }], divergence: 0 }, 0)).toContain('There is no picture');
    expect(render({ ...failing, steps: [], divergence: 0 }, 0)).toContain('Nothing happened');
    expect(limitOf('createCollapser()')).toBeUndefined();
  });
});

describe('callsOfRows', () => {
  it.each(Object.keys(examples))('agrees with what a right collapser does: %s', async (id) => {
    const [run] = await playExample(id, reference);
    expect(findBreach(run!)).toBeUndefined();
    const rows = storyOf(run!, run!.history.length, names);
    rows.forEach((row, index) => {
      const calls = callsOfRows(rows, index, 200);
      // Whatever is said to be under way has somebody who waits; a get that comes then makes no call.
      expect(calls.every(({ waiting }) => waiting.length > 0)).toBe(true);
      if (row.kind === 'serviceCall') expect(callsOfRows(rows, index - 1, 200).some(({ key }) => row.text.includes(key))).toBe(false);
    });
    expect(callsOfRows(rows, rows.length - 1, 200)).toEqual([]);
    expect(rows.filter(({ kind }) => kind === 'serviceCall').length).toBeGreaterThan(0);
  });

  it('[R12] leaves out who had left before', () => {
    const row = (kind: 'call' | 'serviceCall', id: string, text: string, sentence: string) => ({
      atMicros: 0,
      kind,
      lane: 0,
      id,
      text,
      sentence,
    });
    const rows = [
      row('call', 'call 0', 'get("a")', 'Caller 1 calls get("a").'),
      row('serviceCall', 'operation 0', 'fetch("a")', ''),
      row('call', 'call 1', 'get("a")', 'Somebody who has left calls get("a").'),
    ];
    expect(callsOfRows(rows, 2, 200)).toEqual([{ key: '"a"', beganMs: 0, limitMs: 200, waiting: ['Caller 1'] }]);
  });
});
