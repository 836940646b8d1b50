import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import Replay, { Exhibit } from '../../../exercises/traffic/lb-weighted-round-robin/replay.tsx';
import { createBalancer } from '../../../exercises/traffic/lb-weighted-round-robin/private/reference.ts';
import { states } from '../../../exercises/traffic/lb-weighted-round-robin/suite/check.ts';
import { lettered } from '../../../exercises/traffic/suite-parts/balancer-setup.ts';
import { exercise } from '../../../exercises/traffic/lb-weighted-round-robin/suite/index.ts';
import { leave, pick, scriptCase } from '../../../exercises/traffic/suite-parts/case-shapes.ts';
import { createStream } from '../../../src/kernel/index.ts';
import { randomBalancer, simulateCluster, type ClusterScenario } from '../../../src/sim/cluster/index.ts';
import type { Counterexample } from '../../../src/grader/authoring.ts';
import { playScript } from '../traffic/play-script.ts';

const one = scriptCase({ backends: lettered([5, 1, 1]) }, [pick(0), pick(1), leave('c'), pick(2)]);
const results = playScript(createBalancer, one);
results[3] = 0;
const counterexample: Counterexample = {
  kind: 'calls',
  setup: 'createBalancer({ ... })',
  steps: states(one, results).map((state, index) => ({ call: `call ${index}`, expected: '"b"', actual: '"a"', state })),
  divergence: 3,
};

it('says the standings after each call and what was right', () => {
  const text = (step: number) => renderToStaticMarkup(<Replay counterexample={counterexample} step={step} />);
  expect(text(1)).toContain('a with weight 5, 2 running, standing -4; b with weight 1, 0 running, standing 2');
  expect(text(2)).toContain('“c” left.');
  expect(text(3)).toContain('Right was “b” (raised standings: &quot;a&quot; 1, &quot;b&quot; 3)');
});

it('draws the queues of the simulated cluster', () => {
  const { world } = exercise;
  const scenario = world!.simulations[0]!.scenario(createStream('exhibit')) as ClusterScenario;
  const run = simulateCluster({ ...scenario, requests: 500 }, randomBalancer);
  const [exhibit] = world!.exhibits!(new Map([['matched-weights', run]]));
  const markup = renderToStaticMarkup(<Exhibit exhibit={exhibit!} />);
  expect(markup).toContain('Speeds are 5, 3, 2, 2, 1 and 1');
  expect(markup).toContain('<svg');
});
