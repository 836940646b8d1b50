import { createDriver } from '../../src/grader/realm/learner/driver.ts';
import type { LockedRealm } from '../../src/grader/realm/learner/lockdown.ts';
import type { CallsExercise } from '../../src/grader/authoring.ts';
import { judge } from '../../src/grader/realm/judge/judge.ts';
import type { LearnerLink, LoadReply, RunReply, SimulateReply } from '../../src/grader/realm/judge/learner-link.ts';
import { hashText } from '../../src/grader/realm/judge/transcript.ts';
import { stripTypesInNode } from '../../src/grader/host/node.ts';

/** A realm that is none: no lockdown, no meter, this thread's own globals. */
function bareRealm(run: (code: string) => () => Record<string, unknown>): LockedRealm {
  // One step a call keeps the budgets arithmetic going without metering anything.
  let calls = 0;
  return {
    meter: {
      tick: () => undefined,
      charge: () => undefined,
      steps: () => calls,
      line: () => 0,
      exceeded: () => false,
      allow: () => {
        calls += 1;
      },
    },
    holdings: { touch() {}, made() {}, watchMaking() {}, watchCalls() {}, nextCall() {}, rest() {}, take: () => 0 },
    world: { nowMs: 0, stream: undefined, streamSeed: '' },
    console: { endowment: {} as never, drain: () => ({ lines: [], dropped: 0 }) },
    compile: run,
  };
}

/** Runs the whole suite on code in this thread, without sandbox or meter: what a verdict costs at least. Returns milliseconds. */
export async function gradeBare(exercise: CallsExercise, source: string): Promise<number> {
  const stripped = stripTypesInNode(source);
  if (!stripped.ok) throw new Error(stripped.message);
  const plain = stripped.code.replaceAll(/^export /gm, '');
  // The code is our own reference; this is the baseline that the sandbox is compared with.
  const compile = () => new Function(`'use strict';${plain}\nreturn { createCache };`) as () => Record<string, unknown>;
  const driver = createDriver(bareRealm(compile), () => undefined);
  const link: LearnerLink = {
    ready: Promise.resolve(),
    load: async (code, surface, seed, limits) => driver.load({ kind: 'load', id: 0, code, interface: surface, seed, limits }) as LoadReply,
    run: async (batch, limits, module) => driver.run({ kind: 'run', id: 0, batch, limits, module }) as RunReply,
    simulate: (world, scenario, limits) => driver.simulate({ kind: 'simulate', id: 0, world, scenario, limits }) as Promise<SimulateReply>,
    close: () => undefined,
  };
  const start = performance.now();
  const request = { code: stripped.code, codeHash: hashText(source), scope: 'full', seed: exercise.seed, ownTests: [] } as const;
  const { verdict } = await judge(exercise, request, link, () => undefined);
  const elapsedMs = performance.now() - start;
  if (verdict.rules.some((rule) => rule.outcome === 'fail')) throw new Error(`The bare run did not pass: ${JSON.stringify(verdict.rules)}`);
  return elapsedMs;
}
