import type { CallCase, CasesTest } from '../../../../src/grader/authoring.ts';
import { lettered } from '../../suite-parts/balancer-setup.ts';
import { onSecond, scriptCase, type Call } from '../../suite-parts/case-shapes.ts';
import { ScriptWriter } from './script-writer.ts';
import { checkShares } from './shares.ts';

const lessons = 10;
const asked = 40;
const latencyMs = 20;

/** Teaches a balancer that one of "a" and "b" is fast and the other slow, and returns the calls, with both healthy at the end. */
function taught(fast: string, slow: string): Call[] {
  return new ScriptWriter(['a']).teach(slow, lessons, 300).teach(fast, lessons, latencyMs).only('a', 'b').calls;
}

/** Asks two balancers by turns that have learnt the opposite of each other. */
function opposites(): CallCase {
  const asking = new ScriptWriter(['a', 'b']);
  asking.next = 2 * lessons;
  asking.oneByOne(asked, latencyMs);
  const backends = lettered([1]);
  const calls = [...taught('b', 'a'), ...taught('a', 'b').map(onSecond), ...asking.calls.flatMap((call) => [call, onSecond(call)])];
  return scriptCase(
    [
      { backends, seed: 1 },
      { backends, seed: 2 },
    ],
    calls,
  );
}

const one = opposites();

/** Two balancers that know the same backends, each with experience of its own. */
export const balancersApart: CasesTest = {
  kind: 'cases',
  id: 'R9/two-balancers',
  rule: 'R9',
  title: 'two balancers share nothing',
  failure: 'What one balancer had learnt showed in another.',
  cases: () => [one],
  check: checkShares(
    {
      balancer: 0,
      backend: 'a',
      from: 2 * lessons,
      count: asked,
      most: 8,
      why: 'to the first balancer it had answered fifteen times as slowly',
    },
    {
      balancer: 1,
      backend: 'b',
      from: 2 * lessons,
      count: asked,
      most: 8,
      why: 'to the second balancer it had answered fifteen times as slowly',
    },
  ),
};
