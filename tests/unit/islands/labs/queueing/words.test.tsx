import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { questionOf, scoreGuess } from '../../../../../src/islands/labs/queueing/predictions.ts';
import QueueingLab from '../../../../../src/islands/labs/queueing/QueueingLab.tsx';
import type { QueueRun } from '../../../../../src/islands/labs/queueing/run.ts';
import type { QueueSettings } from '../../../../../src/islands/labs/queueing/settings.ts';
import { defaultSettings } from '../../../../../src/islands/labs/queueing/settings.ts';
import {
  describeGuess,
  describeLaw,
  describeLook,
  describeRun,
  describeSetUp,
  kneeOf,
} from '../../../../../src/islands/labs/queueing/summary.ts';

const little = { arrivalsPerSec: 90, meanTimeNs: 100e6, meanNumber: 9, relativeError: 0 };
const usual = { count: 1000, meanMs: 100, p50Ms: 70, p99Ms: 460, maxMs: 900 };

/** A run that came to the same at 50%, 90% and 124%. */
const run: QueueRun = {
  points: [50, 90, 124].map((percent) => ({ percent, usual, slow: undefined, refused: 0, little })),
  watched: { stepMs: 100, inside: [3, 12], serving: [1, 1], law: [little, little] },
};
const split: QueueSettings = { ...defaultSettings, servers: 32, slowPercent: 3, pools: 'bulkheads', utilisation: 90 };

describe('guess', () => {
  it('is at the utilisation set, told at 50% or at 10%, and never where the queue grows', () => {
    expect(questionOf(defaultSettings)).toEqual({ asked: 90, told: 50 });
    expect(questionOf({ ...defaultSettings, utilisation: 50 })).toEqual({ asked: 50, told: 10 });
    expect(questionOf({ ...defaultSettings, utilisation: 120 })).toEqual({ asked: 95, told: 50 });
    expect(questionOf({ ...split, utilisation: 120 })).toEqual({ asked: 120, told: 50 });
  });

  it('gives up to two points for the p99 by its factor, and one for the number in the system', () => {
    const question = questionOf(defaultSettings);
    const points = (p99Ms: number, inSystem: number) => scoreGuess({ p99Ms, inSystem }, question, run)?.points;
    expect([points(460, 9), points(570, 11.2), points(580, 11.3), points(230, 1), points(229, 1)]).toEqual([3, 3, 1, 1, 0]);
    expect(scoreGuess({ p99Ms: 1, inSystem: 1 }, { asked: 33, told: 10 }, run)).toBeUndefined();
    expect(describeGuess(scoreGuess({ p99Ms: 200, inSystem: 9 }, question, run)!)).toBe(
      'At 90% the p99 is 460.0 ms; you guessed 200.0 ms. In the system are 9.00 on average; you guessed 9.00. That makes 1 of 3 points.',
    );
  });
});

describe('words', () => {
  it('say what is set up, and what cannot be as asked', () => {
    expect(describeSetUp(defaultSettings)).toBe('At 90%, 90.0 requests a second come to one server.');
    expect(describeSetUp({ ...defaultSettings, pools: 'bulkheads' })).toContain('all share one pool');
    expect(describeSetUp({ ...split, slowServers: 63 })).toMatch(
      /Slow ones have 31 of the servers, the others 1\. One server is always left/,
    );
  });

  it('say what came out, beside theory, or that the queue grows', () => {
    expect(describeRun(defaultSettings, run)).toBe(
      'At 90%, requests take 70.0 ms at the median, 100.0 ms on average and 460.0 ms at the 99th percentile; at 50% the p99 is 460.0 ms. Theory (M/M/1, exact) has a mean of 100.0 ms and a p99 of 460.5 ms. The knee is at 50%.',
    );
    expect(describeRun({ ...defaultSettings, utilisation: 124 }, run)).toContain('the queue grows for as long as requests come');
    expect(kneeOf({ ...defaultSettings, servers: 8 })).toBe(74);
  });

  it('say how many slow requests were refused', () => {
    const refusing = { ...run, points: run.points.map((point) => ({ ...point, refused: 25, slow: { ...usual, count: 75 } })) };
    expect(describeRun(split, refusing)).toMatch(/25\.0% of the slow requests are refused; Erlang’s B formula says 6\d\.\d%\./);
    expect(describeRun({ ...split, pools: 'shared' }, refusing)).toContain('Slow requests take 460.0 ms at their p99.');
  });

  it('say what Little’s law says at a look and of the whole run', () => {
    expect(describeLook(run.watched, 1)).toBe(
      'At 0.1 s: 12 in the system, 1 of them in service. Until then λ is 90.0 a second and W, of those who have left, 100.0 ms: λW is 9.00. Counted on average: 9.00.',
    );
    expect(describeLaw(run.points[0]!)).toMatch(/= 9\.00; counted over time, L = 9\.00\. They agree to within one part in a billion\.$/);
    expect(describeLaw({ ...run.points[0]!, little: { ...little, relativeError: 0.1 } })).toContain('the model is wrong');
  });
});

describe('lab', () => {
  it('is drawn ahead, the same each time, and asks for a guess first', () => {
    const html = renderToStaticMarkup(<QueueingLab />);
    expect(html).toBe(renderToStaticMarkup(<QueueingLab />));
    expect(html).toContain('Guess first');
    expect(html).toContain('The p99 at 50% is being calculated.');
    expect(html).toMatch(/^<section class="hr-lab not-content" aria-labelledby="([^"]+)"><h2 id="\1"/);
    expect(html).toContain('Copy a link to this set-up');
  });

  it('fits into a lesson, with a preset', () => {
    const html = renderToStaticMarkup(<QueueingLab compact preset={{ servers: 32, slowPercent: 2, utilisation: 93 }} />);
    expect(html).toMatch(/<h3 id=/);
    expect(html).toContain('999 requests a second come to 32 servers');
    expect(html).not.toContain('Copy a link to this set-up');
  });
});
