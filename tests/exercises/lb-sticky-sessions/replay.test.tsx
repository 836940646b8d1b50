import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import Replay from '../../../exercises/traffic/lb-sticky-sessions/replay.tsx';
import { exercise } from '../../../exercises/traffic/lb-sticky-sessions/suite/index.ts';
import { lettered } from '../../../exercises/traffic/suite-parts/balancer-setup.ts';
import { leave, pick, scriptCase } from '../../../exercises/traffic/suite-parts/case-shapes.ts';
import { ResultCode, type Counterexample } from '../../../src/grader/authoring.ts';

it('[R5] shows a client that moved although its backend stayed, and why that was wrong', () => {
  const one = scriptCase({ backends: lettered([1, 1, 1]) }, [pick(0), leave('c'), pick(0)]);
  const states = exercise.states(one, Int32Array.of(0, ResultCode.undefined, 1));
  const counterexample: Counterexample = {
    kind: 'calls',
    setup: exercise.setupText(one.setup),
    steps: states.map((state, index) => ({ call: `call ${index}`, expected: '"a"', actual: '"b"', state })),
    divergence: 2,
  };
  const markup = renderToStaticMarkup(<Replay counterexample={counterexample} step={2} />);
  expect(markup).toContain('hr-backends__lane--wrong');
  expect(markup.replaceAll('&quot;', '"')).toContain(
    'Right was “a” (10.0.0.0 goes to "a" with other backends, and only "c" differs from then); “b” was named.',
  );
});
