import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { describeMoment, describeRuns, spanText } from '../../../exercises/traffic/replay-parts/describe-queues.ts';
import {
  busiestPoint,
  momentOf,
  readQueues,
  scaleOf,
  totalOf,
  type QueuesExhibit,
  type QueuesRun,
} from '../../../exercises/traffic/replay-parts/queues-data.ts';
import { Queues } from '../../../exercises/traffic/replay-parts/queues.tsx';
import { queuesExhibit } from '../../../exercises/traffic/suite-parts/cluster-exhibit.ts';
import { ninetyPercentBusy, roundRobinOn } from '../../../exercises/traffic/suite-parts/cluster-simulations.ts';
import { simulateCluster, twoChoices } from '../../../src/sim/cluster/index.ts';

function run(label: string, running: readonly (readonly number[])[], more: Partial<QueuesRun> = {}): QueuesRun {
  const zeros = running.map((row) => row.map(() => 0));
  return {
    label,
    running,
    picks: zeros,
    errors: zeros,
    linkUse: zeros,
    latency: { meanMs: 12, p50Ms: 9.26, p99Ms: 1234.5, maxMs: 4000 },
    errorCount: 0,
    maxRunning: running.map((row) => Math.max(0, ...row)),
    requests: 1000,
    ...more,
  };
}

const queues: QueuesExhibit = {
  kind: 'queues',
  story: 'Two backends, one of them slow.',
  backends: [
    { id: 'b0', weight: 1, speed: 1 },
    { id: 'b1', weight: 1, speed: 0.1 },
  ],
  timesMs: [0, 500, 1000, 1500],
  events: [{ atMs: 900, backend: 'b1', label: 'fails at once' }],
  yours: run('Your balancer', [
    [0, 3, 4, 1],
    [0, 1, 5, 2],
  ]),
  roundRobin: run('Round robin', [
    [0, 1, 1, 1],
    [0, 2, 60, 75],
  ]),
};

function render(data: unknown): string {
  return renderToStaticMarkup(<Queues exhibit={{ id: 'slow', title: 'One slow backend', data }} />);
}

/** Returns what the markup says outside of pictures, as plain text. */
function spoken(markup: string): string {
  const text = markup
    .replace(/<div class="hr-queues__plot" aria-hidden="true">.*?<\/svg><div.*?<\/div><\/div>/gs, ' ')
    .replace(/<[^>]+>/g, ' ');
  return text.replaceAll('&quot;', '"').replaceAll('&#x27;', "'").replace(/\s+/g, ' ');
}

describe('readQueues', () => {
  it('takes nothing that has another shape', () => {
    expect(readQueues(queues)).toBe(queues);
    const bad = [undefined, null, 1, {}, { ...queues, kind: 'ring' }, { ...queues, yours: undefined }, { ...queues, timesMs: 3 }];
    for (const each of bad) expect(readQueues(each)).toBeUndefined();
    expect(readQueues({ ...queues, yours: run('Your balancer', [[1]]) })).toBeUndefined();
  });
});

describe('the scale of the rows', () => {
  it('is the same for both runs, and cut where one of them runs away', () => {
    expect(scaleOf(queues)).toBe(40);
    expect(scaleOf({ ...queues, roundRobin: queues.yours })).toBe(8);
    expect(scaleOf({ ...queues, roundRobin: run('Round robin', [[12], [30]]) })).toBe(30);
  });
});

describe('a moment of a run', () => {
  it('adds up the queues and names the longest', () => {
    expect(totalOf(queues.yours, 2)).toEqual({ running: 9, longest: 5, backend: 1 });
    expect(busiestPoint(queues.yours)).toBe(2);
    expect(momentOf(queues.roundRobin, 1, 3)).toMatchObject({ running: 75 });
  });

  it('is over once a fault has ended the run', () => {
    const ended = run(
      'Your balancer',
      [
        [0, 3],
        [0, 1],
      ],
      { fault: { atMs: 700, request: 41 } },
    );
    expect(totalOf(ended, 2)).toBeUndefined();
    expect(momentOf(ended, 0, 2)).toBeUndefined();
    expect(describeMoment({ ...queues, yours: ended }, 2)).toContain('Your balancer: over.');
    expect(describeRuns({ ...queues, yours: ended })).toContain('ended at 700 ms, with request 41, by a mistake in the code');
    expect(spoken(render({ ...queues, yours: ended }))).toContain('Your balancer: the run ended at 700 ms');
  });
});

describe('the words', () => {
  it('say spans as people read them', () => {
    expect([0.44, 9.26, 37.2, 999, 1000, 12_345, 1_234_500].map(spanText)).toEqual([
      '0.4 ms',
      '9.3 ms',
      '37 ms',
      '999 ms',
      '1 s',
      '12.3 s',
      '1,234.5 s',
    ]);
  });

  it('compare the runs', () => {
    expect(describeRuns(queues)).toBe(
      'Your balancer: half of the requests within 9.3 ms, 99% within 1.2 s, at most 5 at one backend. Round robin: half of the requests within 9.3 ms, 99% within 1.2 s, at most 75 at one backend.',
    );
    expect(describeRuns({ ...queues, yours: { ...queues.yours, errorCount: 1 } })).toContain('at one backend, 1 error.');
  });

  it('tell what happened since the moment before', () => {
    expect(describeMoment(queues, 2)).toBe(
      'At 1 s. Your balancer: 9 running, the most 5 on b1. Round robin: 61 running, the most 60 on b1. b1 fails at once.',
    );
    expect(describeMoment(queues, 3)).not.toContain('fails at once');
  });
});

describe('Queues', () => {
  it('shows the busiest moment of the learner first, in words and as a table', () => {
    const text = spoken(render(queues));
    expect(text).toContain('One slow backend Two backends, one of them slow.');
    expect(text).toContain('At 1 s. Your balancer: 9 running, the most 5 on b1.');
    expect(text).toContain(
      'A full row is 40 requests waiting or in service, half its height a quarter of that; where there are more, its top is marked.',
    );
    expect(text).toMatch(/b1 speed 0.1 5 running, 0 sent 60 running, 0 sent/);
    expect(text).toContain('900 ms: b1 fails at once');
  });

  it('can be moved through time by keyboard, and says where it is', () => {
    const markup = render(queues);
    const id = /<label for="([^"]+)">Moment<\/label>/.exec(markup)![1]!;
    expect(markup).toMatch(new RegExp(`<input id="${id}" type="range" min="0" max="3" step="1" aria-valuetext="At 1 s[^"]*" value="2"`));
  });

  it('hides its pictures from those who are told in words', () => {
    const markup = render(queues);
    expect(markup.match(/<svg/g)).toHaveLength(2);
    expect(markup.match(/<div class="hr-queues__plot" aria-hidden="true">/g)).toHaveLength(2);
    expect(spoken(markup)).not.toMatch(/b0 b1|4 5/);
  });

  it('marks queues longer than the scale, and what happens to backends', () => {
    const [yours, roundRobin] = render(queues).match(/<svg.*?<\/svg>/gs)! as [string, string];
    expect(yours).toContain('<path class="hr-queues__over" d=""');
    expect(roundRobin).toMatch(/<path class="hr-queues__over" d="M[\d.]+ 1.5H[\d.]+M/);
    expect(roundRobin.match(/hr-queues__event/g)).toHaveLength(1);
  });

  it('draws a row as steps as high as its queue', () => {
    const row = {
      ...queues,
      yours: run('Your balancer', [
        [0, 2, 8, 32],
        [0, 0, 0, 0],
      ]),
      roundRobin: run('Round robin', [
        [0, 0, 0, 0],
        [0, 0, 0, 0],
      ]),
    };
    const area = /<path class="hr-queues__area" d="([^"]+)"/.exec(render(row))![1]!;
    // 32 is a full row, 18 high: none at the bottom, a quarter of it, 8, halfway.
    expect(area).toBe('M0 18H0V18H333.3V13.5H666.7V9H1000V0H1000V18Z');
  });

  it('draws nothing of data in another shape', () => {
    expect(render({ kind: 'queues' })).toBe('');
  });

  it('draws what a simulation gives', () => {
    const outcome = simulateCluster(ninetyPercentBusy('queues test', 2_000), twoChoices);
    const exhibit = queuesExhibit('busy', 'Busy', 'Ten backends.', outcome, roundRobinOn(outcome));
    const markup = renderToStaticMarkup(<Queues exhibit={exhibit} />);
    expect(markup.match(/hr-queues__lane/g)).toHaveLength(20);
    expect(spoken(markup)).toContain('Round robin: half of the requests within');
  });
});
