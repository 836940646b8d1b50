import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { copiesOfRows, livesOf } from '../../../exercises/caching/cache-aside/copies-of-rows.ts';
import { createReader } from '../../../exercises/caching/cache-aside/private/mutants/stale-fill.ts';
import Replay from '../../../exercises/caching/cache-aside/replay.tsx';
import { examples } from '../../../exercises/caching/cache-aside/suite/examples.ts';
import { findBreach } from '../../../exercises/caching/cache-aside/suite/find-breach.ts';
import { names } from '../../../exercises/caching/cache-aside/suite/rules.ts';
import { smallestBreach } from '../../../exercises/service-parts/breach.ts';
import { counterexampleOf, type StepState } from '../../../exercises/service-parts/counterexample.ts';
import { spansOf } from '../../../exercises/service-parts/spans.ts';
import type { Counterexample } from '../../../src/grader/authoring.ts';
import { createStream } from '../../../src/kernel/index.ts';
import { spoken } from '../caching/replay-behaviour.tsx';
import { play } from './play.ts';

const schedule = examples['example-stale-fill']!(createStream('replay'), 'example');
const runs = await play({ entry: 'createReader', schedules: [schedule] }, createReader);
const failing = counterexampleOf(smallestBreach(runs, findBreach)!, names);
const rows = failing.steps.map(({ state }) => (state as StepState).row);
const render = (counterexample: Counterexample, at: number) => renderToStaticMarkup(<Replay counterexample={counterexample} step={at} />);

describe('the replay of the reader', () => {
  it('[R11] tells in words what happened, and at the last step what was allowed and what was done', () => {
    const text = spoken(render(failing, failing.divergence));
    expect(failing.divergence).toBe(failing.steps.length - 1);
    expect(text).toContain(`${failing.steps.length} of ${failing.steps.length}`);
    expect(text).toContain('Allowed here');
    expect(text).toContain('Here the rule breaks.');
    const first = spoken(render(failing, 0));
    expect(first).toContain(`1 of ${failing.steps.length}, at 0 ms: A caller calls get("price").`);
    expect(first).not.toContain('Allowed here');
  });

  it('shows the nearest step beyond either end', () => {
    expect(render(failing, -4)).toBe(render(failing, 0));
    expect(render(failing, 999)).toBe(render(failing, failing.divergence));
  });

  it('has lanes for callers, reader and store, hides the picture and marks the step in the list', () => {
    const markup = render(failing, 4);
    for (const lane of ['Callers', 'Reader', 'Store']) expect(markup).toContain(`>${lane}</text>`);
    expect(markup.match(/<svg[^>]*>/g)!.every((tag) => tag.includes('aria-hidden="true"'))).toBe(true);
    expect(markup.match(/aria-current="step"/g)).toHaveLength(1);
  });

  it('draws what is under way side by side', () => {
    const spans = spansOf(rows);
    const waiting = spans.filter(({ lane }) => lane === 0).sort((a, b) => a.from - b.from);
    // The slow get and the put wait at the same time.
    expect(waiting.slice(0, 2).map(({ slot }) => slot)).toEqual([0, 1]);
    expect(spans.every(({ from, to }) => to === undefined || from < to)).toBe(true);
  });

  it('[R11] says what a right reader holds: nothing while the old load no longer counts', () => {
    const lives = livesOf(failing.setup)!;
    expect(lives).toEqual({ ttlMs: 1000, missingTtlMs: 200 });
    const written = rows.findIndex((row) => row.kind === 'serviceAnswer');
    expect(copiesOfRows(rows, written - 1, lives)).toEqual([{ key: 'price', loads: 1, voided: 0 }]);
    expect(copiesOfRows(rows, written, lives)).toEqual([{ key: 'price', loads: 0, voided: 1 }]);
    expect(spoken(render(failing, written))).toContain('price no copy, one load that no longer counts');
  });

  it('gets by without a story and without steps', () => {
    expect(render({ ...failing, steps: [{ call: 'x', expected: 'y' }], divergence: 0 }, 0)).toContain('There is no picture');
    expect(render({ ...failing, steps: [], divergence: 0 }, 0)).toContain('Nothing happened');
    expect(livesOf('createReader()')).toBeUndefined();
  });
});
