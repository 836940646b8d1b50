import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { optionsOf, poolsOfRows } from '../../../exercises/foundations/thread-pool/pools-of-rows.ts';
import { createPools } from '../../../exercises/foundations/thread-pool/private/mutants/unbounded-queue.ts';
import Replay from '../../../exercises/foundations/thread-pool/replay.tsx';
import { examplePools, examples } from '../../../exercises/foundations/thread-pool/suite/examples.ts';
import { findBreach } from '../../../exercises/foundations/thread-pool/suite/find-breach.ts';
import { names } from '../../../exercises/foundations/thread-pool/suite/rules.ts';
import { smallestBreach } from '../../../exercises/service-parts/breach.ts';
import { counterexampleOf, type StepState } from '../../../exercises/service-parts/counterexample.ts';
import type { Counterexample } from '../../../src/grader/authoring.ts';
import { createStream } from '../../../src/kernel/index.ts';
import { spoken } from '../caching/replay-behaviour.tsx';
import { play } from './play.ts';

const schedule = examples['example-full']!(createStream('replay'), 'example');
const runs = await play({ entry: 'createPools', schedules: [schedule] }, createPools);
const failing = counterexampleOf(smallestBreach(runs, findBreach)!, names);
const rows = failing.steps.map(({ state }) => (state as StepState).row);
const render = (counterexample: Counterexample, at: number) => renderToStaticMarkup(<Replay counterexample={counterexample} step={at} />);

describe('the replay of the pools', () => {
  it('[R5] tells in words what happened, and at the last step what was allowed and what was done', () => {
    const text = spoken(render(failing, failing.divergence));
    expect(failing.divergence).toBe(failing.steps.length - 1);
    expect(text).toContain('Allowed here submit("report", "r3") to reject with an error named Rejected at once');
    expect(text).toContain('it does not settle');
    const first = spoken(render(failing, 0));
    expect(first).toContain(`1 of ${failing.steps.length}, at 0 ms: A caller calls submit("report", "r1").`);
    expect(first).not.toContain('Allowed here');
  });

  it('has lanes for callers, code and workers, hides the picture and marks the step in the list', () => {
    const markup = render(failing, 1);
    for (const lane of ['Callers', 'Your code', 'Workers']) expect(markup).toContain(`>${lane}</text>`);
    expect(markup.match(/<svg[^>]*>/g)!.every((tag) => tag.includes('aria-hidden="true"'))).toBe(true);
    expect(markup.match(/aria-current="step"/g)).toHaveLength(1);
  });

  it('[R4] draws the workers and the queue of right pools: who runs, who waits, what is free', () => {
    const options = optionsOf(failing.setup)!;
    expect(options).toEqual({ utilisation: 0.75, pools: examplePools });
    const second = rows.findIndex(({ text }) => text === 'submit("report", "r2")');
    expect(poolsOfRows(rows, second, options)).toEqual([
      { kind: 'page', workers: 2, running: [], waiting: [], queueLimit: 2 },
      { kind: 'report', workers: 1, running: ['r1'], waiting: ['r2'], queueLimit: 1 },
    ]);
    const markup = render(failing, second);
    expect(spoken(markup)).toContain('report 1 of 1 worker busy, 1 of at most 1 waiting');
    expect(spoken(markup)).toContain('page 0 of 2 workers busy, 0 of at most 2 waiting');
    expect(markup).toContain('aria-label="Places to wait for report"');
  });

  it('[R4] hands a worker on when a job is over, and takes no job after a close', () => {
    const row = { lane: 2, sentence: '', atMicros: 0 };
    const story = [
      { ...row, kind: 'call' as const, text: 'submit("report", "r1")', id: 'call 0' },
      { ...row, kind: 'serviceCall' as const, text: 'run("r1")', id: 'operation 0' },
      { ...row, kind: 'call' as const, text: 'submit("report", "r2")', id: 'call 1' },
      { ...row, kind: 'serviceAnswer' as const, text: '"done r1"', id: 'operation 0' },
      { ...row, kind: 'call' as const, text: 'close()', id: 'call 2' },
      { ...row, kind: 'call' as const, text: 'submit("report", "r3")', id: 'call 3' },
    ];
    const [, report] = poolsOfRows(story, 9, { utilisation: 0.75, pools: examplePools });
    expect(report).toMatchObject({ running: ['r2'], waiting: [] });
  });

  it('gets by without a story and without steps', () => {
    expect(render({ ...failing, steps: [{ call: 'x', expected: 'y' }], divergence: 0 }, 0)).toContain('There is no picture');
    expect(render({ ...failing, steps: [], divergence: 0 }, 0)).toContain('Nothing happened');
    expect(optionsOf('createPools()')).toBeUndefined();
    expect(optionsOf('createPools({ options: {x}, run, now })')).toBeUndefined();
  });
});
