import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { countsOfRows, optionsOf } from '../../../exercises/traffic/health-checker/counts-of-rows.ts';
import { createHealthChecker as lateCounts } from '../../../exercises/traffic/health-checker/private/mutants/late-answer-counts.ts';
import { createHealthChecker as overlapping } from '../../../exercises/traffic/health-checker/private/mutants/overlapping-probes.ts';
import { createHealthChecker as reference } from '../../../exercises/traffic/health-checker/private/reference.ts';
import Replay from '../../../exercises/traffic/health-checker/replay.tsx';
import { examples } from '../../../exercises/traffic/health-checker/suite/examples.ts';
import { findBreach } from '../../../exercises/traffic/health-checker/suite/find-breach.ts';
import { names } from '../../../exercises/traffic/health-checker/suite/rules.ts';
import { smallestBreach } from '../../../exercises/service-parts/breach.ts';
import { counterexampleOf } from '../../../exercises/service-parts/counterexample.ts';
import { storyOf } from '../../../exercises/service-parts/story.ts';
import type { Counterexample } from '../../../src/grader/authoring.ts';
import { createStream } from '../../../src/kernel/index.ts';
import { spoken } from '../caching/replay-behaviour.tsx';
import { play, type CreateHealthChecker } from './play.ts';

async function playExample(id: string, createHealthChecker: CreateHealthChecker) {
  return play({ entry: 'createHealthChecker', schedules: [examples[id]!(createStream('replay'), id)] }, createHealthChecker);
}

const failing = counterexampleOf(smallestBreach(await playExample('example-late', lateCounts), findBreach)!, names);
const render = (counterexample: Counterexample, at: number) => renderToStaticMarkup(<Replay counterexample={counterexample} step={at} />);

describe('the replay of the health checker', () => {
  it('[R4] says what list was due, and why', () => {
    const text = spoken(render(failing, failing.divergence));
    expect(text).toContain('Allowed here healthy() to return ["a"]: "b" is out, with 0 of 2 good probes in a row');
    expect(text).toContain('Your code it returns ["a","b"]');
    expect(spoken(render(failing, 0))).not.toContain('Allowed here');
  });

  it('[R2] tells of a probe beside another', async () => {
    const found = smallestBreach(await playExample('example-silent', overlapping), findBreach)!;
    expect(found.breach).toMatchObject({ kind: 'overlap', actual: 'it calls probe("b")' });
  });

  it('leaves out sleeps, has lanes for callers, checker and backends, and hides the picture', () => {
    expect(failing.steps.some(({ call }) => call.startsWith('sleep'))).toBe(false);
    const markup = render(failing, 2);
    for (const lane of ['Callers', 'Checker', 'Backends']) expect(markup).toContain(`>${lane}</text>`);
    expect(markup.match(/<svg[^>]*>/g)!.every((tag) => tag.includes('aria-hidden="true"'))).toBe(true);
    expect(markup.match(/aria-current="step"/g)).toHaveLength(1);
  });

  it('[R3] [R6] says what is counted, who is in, and which probe is under way', () => {
    const at = failing.steps.findIndex(({ call }) => call === 'probe("b")');
    expect(spoken(render(failing, at))).toContain('"b" is in: ○○ 0 of 2 failures in a row; a probe is under way until 800 ms');
    expect(spoken(render(failing, failing.divergence))).toContain('"b" is out: ○○ 0 of 2 good probes in a row');
  });

  it('[R12] agrees with the lists that a right checker gives, all through a story', async () => {
    for (const id of Object.keys(examples)) {
      const [run] = await playExample(id, reference);
      const rows = storyOf(run!, run!.history.length - 1, names);
      const options = optionsOf(names.setup(run!))!;
      let lists = 0;
      rows.forEach((row, index) => {
        if (row.kind !== 'settle' || !row.text.startsWith('[')) return;
        lists += 1;
        const known = countsOfRows(rows, index, options)!;
        expect(known.filter(({ isIn }) => isIn).map((one) => one.id)).toEqual(JSON.parse(row.text));
      });
      expect(lists).toBeGreaterThan(0);
    }
  });

  it('gets by without a beginning, options, story or steps', () => {
    const { steps } = failing;
    expect(render({ ...failing, steps: steps.slice(1), divergence: steps.length - 2 }, 1)).not.toContain('A right checker now');
    expect(render({ ...failing, setup: 'createHealthChecker()' }, 1)).not.toContain('A right checker now');
    expect(render({ ...failing, steps: [{ call: 'x', expected: 'y' }], divergence: 0 }, 0)).toContain('There is no picture');
    expect(render({ ...failing, steps: [], divergence: 0 }, 0)).toContain('Nothing happened');
  });
});
