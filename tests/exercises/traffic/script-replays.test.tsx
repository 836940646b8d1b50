import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import * as responseTime from '../../../exercises/traffic/lb-least-response-time/replay.tsx';
import { exercise as responseTimeSuite } from '../../../exercises/traffic/lb-least-response-time/suite/index.ts';
import * as twoChoices from '../../../exercises/traffic/lb-power-of-two/replay.tsx';
import { exercise as twoChoicesSuite } from '../../../exercises/traffic/lb-power-of-two/suite/index.ts';
import { lettered } from '../../../exercises/traffic/suite-parts/balancer-setup.ts';
import { codeOf } from '../../../exercises/traffic/suite-parts/balancer-calls.ts';
import { pick, scriptCase } from '../../../exercises/traffic/suite-parts/case-shapes.ts';
import { ResultCode } from '../../../src/grader/authoring.ts';

// Two requests to the first of two backends, the second of which is idle; then a backend that is not there.
const one = scriptCase({ backends: lettered([1, 1]) }, [pick(1), pick(2), pick(3)]);
const results = Int32Array.of(codeOf('a'), codeOf('c'), ResultCode.undefined);

/** The exercises whose replay adds nothing to what all scripts show. */
const replays = [
  { id: 'lb-least-response-time', ...responseTime, exercise: responseTimeSuite },
  { id: 'lb-power-of-two', ...twoChoices, exercise: twoChoicesSuite },
];

describe.each(replays)('the replay of $id', ({ default: Replay, Exhibit, exercise }) => {
  it('[R1] shows the backends with what runs on them, and the pick that was wrong', () => {
    const finding = exercise.check!(one, results, ResultCode.made)!;
    expect(finding.callIndex).toBe(1);
    const states = exercise.states(one, results.subarray(0, 2));
    const steps = ['pick(1)', 'pick(2)'].map((call, at) => ({
      call,
      expected: finding.expected,
      actual: at === 0 ? '"a"' : '"c"',
      state: states[at],
    }));
    const counterexample = { kind: 'calls', setup: exercise.setupText(one.setup), steps, divergence: 1 } as const;
    const markup = renderToStaticMarkup(<Replay counterexample={counterexample} step={1} />);
    const text = markup
      .replace(/<svg.*?<\/svg>/gs, ' ')
      .replace(/<[^>]+>/g, ' ')
      .replaceAll('&quot;', '"')
      .replace(/\s+/g, ' ');
    expect(text).toContain('createBalancer({ backends: ["a" × 1, "b" × 1] })');
    expect(text).toContain('Call 2 of 2: pick(2)');
    expect(text).toContain('“c” was named');
    expect(text).toContain('a with weight 1, 1 running');
  });

  it('draws queues as an exhibit, and nothing of anything else', () => {
    expect(renderToStaticMarkup(<Exhibit exhibit={{ id: 'x', title: 'x', data: {} }} />)).toBe('');
  });
});
