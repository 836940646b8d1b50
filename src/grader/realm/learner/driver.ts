import { createStream } from '../../../kernel/index.ts';
import { ResultCode, integerResult, isCodedInteger, type CallInterface, type MethodSpec, type ValueSpec } from '../../protocol/calls.ts';
import type { LearnerReply, LearnerRequest, Thrown } from '../../protocol/messages.ts';
import type { Problem } from '../../protocol/verdict.ts';
import { adapters, type CaseWorld, type Entry, type Instance } from './adapters/index.ts';
import { instrument } from './instrument.ts';
import { endlessLoad, threwOnLoad, wrongExport } from './load-problem.ts';
import type { LockedRealm } from './lockdown.ts';
import { allowWithin, ampleSteps } from './meter.ts';
import { simulate as runSimulation } from './simulate.ts';
import { describeSteps, describeThrown, noteThrown, thrownCode } from './thrown.ts';

type RunRequest = Extract<LearnerRequest, { kind: 'run' }>;
type RunReply = Extract<LearnerReply, { kind: 'ran' }>;
type SimulateRequest = Extract<LearnerRequest, { kind: 'simulate' }>;

/** Where a case's virtual clock starts, so that code which confuses "never" with 0 shows. */
const clockStartMs = 1000;
/**
 * Metered steps after which the judge is told that work goes on: a few milliseconds, which a starved machine may stretch to a second. Silence is then
 * a built-in that hangs, and not a machine that is slow.
 */
const beatSteps = 100_000;
// Taken before the built-ins are metered, so that looking a result up costs the learner nothing.
const lookUp = Function.prototype.call.bind(Map.prototype.get) as unknown as (
  map: Map<unknown, number>,
  key: unknown,
) => number | undefined;

/** Runs the learner's code as the judge asks, and answers with results as codes. It judges nothing. */
export interface Driver {
  load(request: Extract<LearnerRequest, { kind: 'load' }>): LearnerReply;
  run(request: RunRequest): LearnerReply;
  simulate(request: SimulateRequest): Promise<LearnerReply>;
}

/** Creates the driver of a locked realm; `onAlive` is called now and then while work goes on. Its own code takes nothing from the learner's but results, each inside try. */
export function createDriver(realm: LockedRealm, onAlive: () => void): Driver {
  const { meter, holdings } = realm;
  let code = '';
  let seed = '';
  let surface: CallInterface | undefined;
  let makeModule: (() => Record<string, unknown>) | undefined;
  let values: unknown[] = [];
  let indexOfValue = new Map<unknown, number>();
  let instances: Instance[] = [];
  let entry: Entry;
  let setup: readonly unknown[] = [];
  let caseWorld: CaseWorld;
  let casesRun = 0;
  let stepsAtBeat = 0;

  function load(request: Extract<LearnerRequest, { kind: 'load' }>): LearnerReply {
    const problem = findLoadProblem(request);
    // What the code left in microtasks runs next, and the engine's own handling of rejections meets the meter too.
    meter.allow(ampleSteps);
    return { kind: 'loaded', id: request.id, ...(problem && { problem }) };
  }

  function findLoadProblem(request: Extract<LearnerRequest, { kind: 'load' }>): Problem | undefined {
    meter.allow(ampleSteps);
    const instrumented = instrument(request.code);
    if (!instrumented.ok) {
      const { kind, message, remedy, line, column } = instrumented;
      return { kind, message, remedy, line, column };
    }
    ({ code } = instrumented);
    ({ seed } = request);
    casesRun = 0;
    surface = request.interface;
    values = surface.values.map(createValue);
    // The first entry wins where two are the same to a Map (0 and -0).
    indexOfValue = new Map([...values.entries()].reverse().map(([index, value]) => [value, index]));
    meter.allow(request.limits.perCall);
    try {
      makeModule = realm.compile(code);
      if (typeof makeModule()[surface.entry] !== 'function') return wrongExport(surface.entry, instrumented.exports);
    } catch (error) {
      if (meter.exceeded()) return endlessLoad(meter.line());
      const { message, line } = describeThrown(meter, error);
      return threwOnLoad(message, line);
    }
    return undefined;
  }

  function run(request: RunRequest): LearnerReply {
    const { batch } = request;
    meter.allow(ampleSteps);
    const caseCount = batch.starts.length - 1;
    const results = new Int32Array(batch.methods.length).fill(ResultCode.notRun);
    const setupResults = new Int32Array(caseCount).fill(ResultCode.notRun);
    const thrown: Thrown[] = [];
    const stepsBefore = meter.steps();
    let stopped: RunReply['stopped'];
    if (request.module === 'batch') makeModule = realm.compile(code);

    for (let index = 0; index < caseCount && !stopped; index++) {
      if (request.module !== 'continue' || index > 0) setupResults[index] = makeInstances(request, index, thrown);
      else setupResults[index] = ResultCode.made;
      if (meter.exceeded()) stopped = { caseIndex: index, callIndex: -1, line: meter.line() };
      else if (setupResults[index] === ResultCode.made) stopped = runCalls(request, index, results, thrown, stepsBefore);
    }
    const steps = meter.steps() - stepsBefore;
    const held = request.watch && takeHoldings();
    meter.allow(ampleSteps);
    const { lines, dropped } = realm.console.drain();
    return {
      kind: 'ran',
      id: request.id,
      results,
      setupResults,
      steps,
      ...(held !== undefined && { held }),
      thrown,
      console: lines,
      consoleDropped: dropped,
      ...(stopped && { stopped }),
    };
  }

  /** Returns the entries held, which may run traps of the learner's code, and stops watching. */
  function takeHoldings(): number {
    meter.allow(describeSteps);
    const held = holdings.take();
    holdings.rest();
    return held;
  }

  /** Makes the objects of a case and returns how that went. A fresh copy of the module keeps one case from touching the next. */
  function makeInstances(request: RunRequest, index: number, thrown: Thrown[]): number {
    startCase();
    meter.allow(request.limits.perCall);
    try {
      entry = makeModule!()[surface!.entry] as Entry;
      setup = request.batch.setups[index]!;
      if (request.watch) holdings.watchMaking();
      instances = [makeInstance(0)];
      return ResultCode.made;
    } catch (error) {
      if (!meter.exceeded()) noteThrown(meter, thrown, index, -1, error);
      return thrownCode(error);
    }
  }

  /** Gives what runs next a clock and random numbers of its own. */
  function startCase(): void {
    casesRun += 1;
    realm.world.stream = undefined;
    realm.world.streamSeed = `${seed}/learner/${casesRun}`;
    caseWorld = { nowMs: clockStartMs, stream: (name) => createStream(`${seed}/case/${String(name)}`) };
  }

  /** Makes the calls of one case until they end, one throws, or the step limit is reached. */
  function runCalls(request: RunRequest, index: number, results: Int32Array, thrown: Thrown[], stepsBefore: number): RunReply['stopped'] {
    const { starts, methods, a, b, c } = request.batch;
    const from = starts[index]!;
    const to = starts[index + 1]!;
    if (request.watch) holdings.watchCalls();
    for (let at = from; at < to; at++) {
      allowWithin(meter, request.limits, stepsBefore);
      if (request.watch) holdings.nextCall();
      try {
        const method = surface!.methods[methods[at]!]!;
        const result = invoke(method, firstArgument(method, a[at]!), argument(b[at]!), c && argument(c[at]!));
        results[at] = codeOf(result);
      } catch (error) {
        if (!meter.exceeded()) {
          results[at] = thrownCode(error);
          noteThrown(meter, thrown, index, at - from, error);
          return undefined;
        }
      }
      if (meter.exceeded()) {
        results[at] = ResultCode.stopped;
        return { caseIndex: index, callIndex: at - from, line: meter.line() };
      }
      beat();
    }
    return undefined;
  }

  function beat(): void {
    if (meter.steps() - stepsAtBeat < beatSteps) return;
    stepsAtBeat = meter.steps();
    onAlive();
  }

  function invoke(method: MethodSpec, a: unknown, b: unknown, c: unknown): unknown {
    const index = method.instance ?? 0;
    const instance = (instances[index] ??= makeInstance(index));
    if (method.kind === 'read') return instance[method.name];
    if (method.kind === 'element') {
      const list = instance[method.name]!(a, b);
      return Array.isArray(list) ? (list as unknown[])[c as number] : notAList;
    }
    if (method.kind === 'readThrough') {
      const found = instance[method.name]!(a);
      if (found === undefined) instance[method.write!]!(a, b);
      return method.gives === 'value' ? found : found !== undefined;
    }
    if (method.arity === 0) return instance[method.name]!();
    if (method.arity === 1) return instance[method.name]!(a);
    return method.arity === 2 ? instance[method.name]!(a, b) : instance[method.name]!(a, b, c);
  }

  /** Makes one object. Its options are a copy, so that code which changes them does not change those of the next case. */
  function makeInstance(index: number): Instance {
    const options = setup[index < setup.length ? index : setup.length - 1];
    const isObject = typeof options === 'object' && options !== null;
    if (surface!.adapter && isObject) return adapters[surface!.adapter](entry, options as Record<string, unknown>, caseWorld);
    return entry(isObject ? { ...options } : options) as Instance;
  }

  function firstArgument(method: MethodSpec, argumentCode: number): unknown {
    return method.textPrefix !== undefined && argumentCode < 0 ? `${method.textPrefix}${-1 - argumentCode}` : argument(argumentCode);
  }

  function argument(argumentCode: number): unknown {
    return argumentCode < 0 ? -1 - argumentCode : values[argumentCode];
  }

  function codeOf(result: unknown): number {
    if (result === undefined) return ResultCode.undefined;
    if (result === true) return ResultCode.true;
    if (result === false) return ResultCode.false;
    if (isCodedInteger(result)) return integerResult(result);
    return lookUp(indexOfValue, result) ?? ResultCode.other;
  }

  async function simulate(request: SimulateRequest): Promise<LearnerReply> {
    startCase();
    const makeEntry = () => makeModule!()[surface!.entry] as Entry;
    const simulated = await runSimulation({ meter, makeEntry, beat }, request);
    const { lines, dropped } = realm.console.drain();
    return { kind: 'simulated', id: request.id, ...simulated, console: lines, consoleDropped: dropped };
  }

  return { load, run, simulate };
}

/** Stands for what a call gave in place of a list: no value that the judge knows. */
const notAList = Object.freeze({});

function createValue(spec: ValueSpec): unknown {
  if (spec.kind === 'plain') return spec.value;
  // Frozen, because the same values go to every case: code could leave notes on them for the next.
  return spec.kind === 'symbol' ? Symbol(spec.label) : Object.freeze({ label: spec.label });
}
