import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { createBalancer } from '../../../exercises/traffic/lb-least-connections/private/reference.ts';
import Replay, { Exhibit } from '../../../exercises/traffic/lb-least-connections/replay.tsx';
import { states } from '../../../exercises/traffic/lb-least-connections/suite/check.ts';
import { exercise } from '../../../exercises/traffic/lb-least-connections/suite/index.ts';
import { simulationTests } from '../../../exercises/traffic/lb-least-connections/suite/simulations.ts';
import { lettered } from '../../../exercises/traffic/suite-parts/balancer-setup.ts';
import { advance, join, pick, scriptCase } from '../../../exercises/traffic/suite-parts/case-shapes.ts';
import type { Counterexample } from '../../../src/grader/authoring.ts';
import { createStream } from '../../../src/kernel/index.ts';
import { shortestQueue, simulateCluster, type ClusterScenario } from '../../../src/sim/cluster/index.ts';
import { playScript } from '../traffic/play-script.ts';

const draw = (counterexample: Counterexample, step: number) => renderToStaticMarkup(<Replay counterexample={counterexample} step={step} />);

it('says what runs, what a newcomer counts, and what was right', () => {
  const one = scriptCase({ backends: lettered([1]), slowStartMs: 1000 }, [pick(0), pick(1), join('b', 2), advance(500), pick(2), pick(3)]);
  const results = playScript(createBalancer, one);
  results[5] = 0;
  const steps = states(one, results).map((state, index) => ({ call: `call ${index}`, expected: 'x', actual: 'y', state }));
  const counterexample: Counterexample = { kind: 'calls', setup: 'createBalancer({ ... })', steps, divergence: 5 };
  expect(draw(counterexample, 3)).toContain('b with weight 2, 0 running, counts 1.1');
  expect(draw(counterexample, 5)).toContain('Right was “b” (running ÷ weight: &quot;a&quot; 2 ÷ 1, &quot;b&quot; 1 ÷ 1.1)');
});

it('draws a wrong decision of the simulated cluster, and its queues', () => {
  const { world } = exercise;
  const scenario = world!.simulations.find(({ id }) => id === 'cold-joiner')!.scenario(createStream('story')) as ClusterScenario;
  const run = simulateCluster(scenario, shortestQueue);
  const { failure } = simulationTests.find(({ id }) => id === 'R5/cold-joiner')!.judge([run]);
  expect(draw(failure!.counterexample!, 5)).toContain('Right was');
  const [exhibit] = world!.exhibits!(new Map([['cold-joiner', run]]));
  const markup = renderToStaticMarkup(<Exhibit exhibit={exhibit!} />);
  expect(markup).toContain('A cold backend joins');
  expect(markup).toContain('joins cold');
});
