import { assert, createStream } from '../../../kernel/index.ts';
import type { CallCase } from '../../protocol/calls.ts';
import { ResultCode } from '../../protocol/calls.ts';
import type { SimulatedWorld, SimulationTest } from '../../authoring.ts';
import type { StepLimits } from '../../protocol/messages.ts';
import type { Exhibit } from '../../protocol/verdict.ts';
import type { Failure } from './judge-case.ts';
import type { SimulateReply } from './learner-link.ts';
import { asMeasure, type TestContext, type TestOutcome } from './run-tests.ts';

/** Steps allowed in one simulation: a call of the learner's code as elsewhere, and in all about two seconds of work. */
export const simulationLimits: StepLimits = { perCall: 1_000_000, perBatch: 200_000_000 };

const noCase: CallCase = { setup: [], methods: new Uint8Array(0), a: new Int32Array(0), b: new Int32Array(0) };

/** A simulation that ran: what the learner's realm said, and what the judge's replay makes of it. */
interface Run {
  readonly reply: SimulateReply;
  readonly replayed: unknown;
}

/** Runs the simulations of one judgement, each once, however many tests look at it. */
export interface Simulations {
  runTest(test: SimulationTest): Promise<TestOutcome>;
  /** Returns what the replay view may draw of what ran. */
  exhibits(): readonly Exhibit[];
}

/**
 * Prepares to run the simulations of an exercise. `order` names them as the tests will ask for them: the next runs in the learner's realm while the judge
 * replays the last.
 */
export function openSimulations(context: TestContext, world: SimulatedWorld | undefined, order: readonly string[]): Simulations {
  const runs = new Map<string, Run>();
  const begun = new Map<string, { readonly scenario: unknown; readonly reply: Promise<SimulateReply> }>();

  /** Starts a simulation unless it was started before. */
  function begin(id: string) {
    let one = begun.get(id);
    if (!one) {
      const simulation = world?.simulations.find((each) => each.id === id);
      assert(world && simulation, `${context.exercise.id} has no simulation named ${id}`);
      const scenario = simulation.scenario(createStream(`${context.seed}/simulation/${id}`));
      one = { scenario, reply: context.link.simulate(world.name, scenario, simulationLimits) };
      // When a failure ends the run, nobody waits for this one.
      one.reply.catch(() => undefined);
      begun.set(id, one);
    }
    return one;
  }

  async function run(id: string): Promise<{ readonly run: Run; readonly calls: number }> {
    const known = runs.get(id);
    if (known) return { run: known, calls: 0 };
    const { scenario, reply: coming } = begin(id);
    const reply = await coming;
    const next = order.find((one) => !begun.has(one));
    if (next !== undefined && reply.stoppedLine === undefined) begin(next);
    context.onConsole(reply);
    context.transcript.addSimulation(JSON.stringify(scenario), reply.trace);
    const found: Run = { reply, replayed: world!.replay(scenario, reply.trace) };
    runs.set(id, found);
    return { run: found, calls: reply.trace.decisions.length };
  }

  return {
    async runTest(test) {
      let calls = 0;
      const replayed: unknown[] = [];
      for (const id of test.simulations) {
        const one = await run(id);
        calls += one.calls;
        replayed.push(one.run.replayed);
        if (one.run.reply.stoppedLine !== undefined) return { calls, failure: stoppedFailure(test, one.run.reply.stoppedLine) };
      }
      const { failure, measures } = test.judge(replayed);
      if (failure) {
        const { threw, ...story } = failure;
        const thrown = test.simulations.flatMap((id) => runs.get(id)!.reply.thrown)[0];
        const actual = threw && thrown ? ResultCode.threw : ResultCode.other;
        return { calls, failure: { test, case: noCase, callIndex: -1, actual, story, ...(thrown && { thrown }) } };
      }
      return { calls, ...(measures && { measures: measures.map(asMeasure) }) };
    },
    exhibits: () => (runs.size === 0 ? [] : (world?.exhibits?.(new Map([...runs].map(([id, { replayed }]) => [id, replayed]))) ?? [])),
  };
}

function stoppedFailure(test: SimulationTest, stoppedLine: number): Failure {
  return { test, case: noCase, callIndex: -1, actual: ResultCode.stopped, story: {}, ...(stoppedLine > 0 && { stoppedLine }) };
}
