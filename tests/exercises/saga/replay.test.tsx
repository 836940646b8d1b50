import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { effectsOfRows } from '../../../exercises/consistency/replay-parts/effects-of-rows.ts';
import { Explored } from '../../../exercises/consistency/saga/explored.tsx';
import { createCoordinator } from '../../../exercises/consistency/saga/private/mutants/compensates-in-forward-order.ts';
import Replay from '../../../exercises/consistency/saga/replay.tsx';
import { counterexampleOf } from '../../../exercises/consistency/saga/suite/counterexample.ts';
import { exhibits } from '../../../exercises/consistency/saga/suite/exhibits.ts';
import { oneSaga, step } from '../../../exercises/consistency/saga/suite/simulations.ts';
import type { Counterexample } from '../../../src/grader/authoring.ts';
import { describeRow, replaySaga, runSagaWorld, type StoryRow } from '../../../src/sim/saga/index.ts';
import { spoken } from '../caching/replay-behaviour.tsx';
import { nativeHost } from '../../unit/sim/native-host.ts';

const scenario = {
  bases: [oneSaga([step('reserve'), step('pay'), step('send')], 3, [{ at: 'call', step: 'send', compensates: false, nth: 1, option: 1 }])],
  faults: 0,
  most: 1,
};
const run = replaySaga(scenario, await runSagaWorld(scenario, nativeHost(createCoordinator)));
const failing = counterexampleOf(run.violations.get('last-first')!);
const render = (counterexample: Counterexample, at: number) => renderToStaticMarkup(<Replay counterexample={counterexample} step={at} />);

describe('the saga replay', () => {
  it('[R4] tells in words what happened at a step, and at the last what was allowed and what was done', () => {
    const { divergence } = failing;
    expect(divergence).toBe(failing.steps.length - 1);
    const text = spoken(render(failing, divergence));
    expect(text).toContain(`${divergence + 1} of ${failing.steps.length}`);
    expect(text).toContain('Allowed here to call undo pay');
    expect(text).toContain('Your code it calls undo reserve');
    expect(text).toContain('Here the rule breaks.');
    expect(spoken(render(failing, 0))).toContain('1 of ' + failing.steps.length + ', at 0 ms: A coordinator is made, with an empty log.');
    expect(spoken(render(failing, 0))).not.toContain('Allowed here');
  });

  it('shows the nearest step beyond either end', () => {
    expect(render(failing, -4)).toBe(render(failing, 0));
    expect(render(failing, 999)).toBe(render(failing, failing.divergence));
  });

  it('hides the picture from assistive technology and marks the step in the list', () => {
    const markup = render(failing, 3);
    expect(markup.match(/<svg[^>]*>/g)!.every((tag) => tag.includes('aria-hidden="true"'))).toBe(true);
    expect(markup.match(/aria-current="step"/g)).toHaveLength(1);
  });

  it('gives each service a lane, and each step of the saga a call in it', () => {
    const markup = render(failing, failing.divergence);
    for (const lane of ['Coordinator', 'Log', 'reserve', 'pay', 'send']) expect(markup).toContain(`>${lane}</text>`);
    expect(markup).toContain('refused');
    expect(markup).toContain('hr-lanes__broken');
  });

  it('gets by without a story and without steps', () => {
    expect(render({ ...failing, steps: [{ call: 'x', expected: 'y' }], divergence: 0 }, 0)).toContain('There is no picture');
    expect(render({ ...failing, steps: [], divergence: 0 }, 0)).toContain('Nothing happened');
  });
});

describe('effects in the swimlane', () => {
  const call = (name: string, more: object = {}): StoryRow => ({
    kind: 'call',
    atMs: 0,
    saga: 'o',
    step: name,
    compensates: false,
    attempt: 1,
    key: 'k',
    applied: true,
    ...more,
  });

  it('last from the action to its compensation, and repeated keys bring none about', () => {
    const rows = [call('a'), call('a', { repeated: true }), call('b', { applied: false }), call('a', { compensates: true }), call('b')];
    expect(effectsOfRows(rows)).toEqual([
      { lane: 'a', saga: 'o', from: 0, to: 3 },
      { lane: 'b', saga: 'o', from: 4 },
    ]);
  });
});

describe('captions', () => {
  it('tell apart what the coordinator knows and what is true', () => {
    const row = {
      kind: 'call',
      atMs: 1,
      saga: 'o-1',
      step: 'pay',
      compensates: false,
      attempt: 2,
      key: 'k',
      end: 'lost',
      applied: true,
    } as const;
    expect(describeRow(row)).toBe(
      'The action of “pay”, try 2, is called for “o-1”, and its answer is lost. In truth the effect is there; the coordinator cannot know.',
    );
    expect(describeRow({ kind: 'append', atMs: 1, record: '{}', fate: 'keptInCrash' })).toContain('which is kept all the same');
  });
});

describe('the exhibit', () => {
  it('says how many schedules were explored and how far', () => {
    const [exhibit] = exhibits(
      new Map<string, unknown>([
        ['one-step', { schedules: 225, exhaustedFaults: 2 }],
        ['four-steps', { schedules: 4200, exhaustedFaults: 1 }],
      ]),
    );
    const text = spoken(renderToStaticMarkup(<Explored exhibit={exhibit!} />));
    expect(text).toContain('4,425 schedules were explored');
    expect(text).toContain('One step, up to two faults: all of them 225');
    expect(text).toContain('all with one fault, and a part of those with more 4,200');
    expect(exhibits(new Map())).toEqual([]);
  });
});
