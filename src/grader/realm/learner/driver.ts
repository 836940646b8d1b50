import { createStream } from '../../../kernel/index.ts';
import { ResultCode, integerResult, isCodedInteger, type CallInterface, type MethodSpec, type ValueSpec } from '../../protocol/calls.ts';
import type { LearnerReply, LearnerRequest, StepLimits, Thrown } from '../../protocol/messages.ts';
import type { Problem } from '../../protocol/verdict.ts';
import type { Attempt, WorldHost, WorldTrace } from '../../protocol/world.ts';
import { adapters, type CaseWorld, type Entry, type Instance } from './adapters/index.ts';
import { describe } from './bounded-console.ts';
import { instrument } from './instrument.ts';
import { learnerFile, type LockedRealm } from './lockdown.ts';
import { worlds } from './worlds.ts';

type RunRequest = Extract<LearnerRequest, { kind: 'run' }>;
type RunReply = Extract<LearnerReply, { kind: 'ran' }>;
type SimulateRequest = Extract<LearnerRequest, { kind: 'simulate' }>;

const maxThrown = 8;
/** For the driver's own work between calls, which uses metered built-ins too. */
const ampleSteps = 1e12;
/** Where a case's virtual clock starts, so that code which confuses "never" with 0 shows. */
const clockStartMs = 1000;
/** Calls of the learner's code in a simulation after which the judge is told that it goes on. */
const beatEvery = 1000;
/** Metered steps of calls after which it is told the same: some ten milliseconds of work, which a starved machine may stretch to a second. */
const beatSteps = 500_000;
/** For turning something thrown into words, which may run the learner's getters. */
const describeSteps = 1e6;
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
      const { message, line } = wordsFor(error);
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
      if (!meter.exceeded()) note(thrown, index, -1, error);
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
      allow(request.limits, stepsBefore);
      if (request.watch) holdings.nextCall();
      try {
        const method = surface!.methods[methods[at]!]!;
        const result = invoke(method, firstArgument(method, a[at]!), argument(b[at]!), c && argument(c[at]!));
        results[at] = codeOf(result);
      } catch (error) {
        if (!meter.exceeded()) {
          results[at] = thrownCode(error);
          note(thrown, index, at - from, error);
          return undefined;
        }
      }
      if (meter.exceeded()) {
        results[at] = ResultCode.stopped;
        return { caseIndex: index, callIndex: at - from, line: meter.line() };
      }
      beatAfterWork();
    }
    return undefined;
  }

  /** Tells the judge that work goes on: silence is then a built-in that hangs, and not a machine that is slow. */
  function beatAfterWork(): void {
    if (meter.steps() - stepsAtBeat < beatSteps) return;
    stepsAtBeat = meter.steps();
    onAlive();
  }

  function allow(limits: StepLimits, stepsBefore: number): void {
    meter.allow(Math.min(limits.perCall, Math.max(0, limits.perBatch - (meter.steps() - stepsBefore))));
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

  /** Runs a scenario of a world with the learner's code. What ends it early is noted as thrown or stopped; the trace is what there is by then. */
  async function simulate({ id, world, scenario, limits }: SimulateRequest): Promise<LearnerReply> {
    startCase();
    const thrown: Thrown[] = [];
    const stepsBefore = meter.steps();
    let stoppedLine: number | undefined;
    let line = 0;
    const atLimit = (): boolean => {
      if (meter.exceeded()) {
        stoppedLine ??= meter.line();
        line = stoppedLine;
      }
      return stoppedLine !== undefined;
    };
    let beats = 0;
    const beat = (): void => {
      beats += 1;
      if (beats % beatEvery === 0) onAlive();
    };
    const allowCall = () => meter.allow(Math.min(limits.perCall, Math.max(0, limits.perBatch - (meter.steps() - stepsBefore))));
    const host: WorldHost = {
      makeEntry: () => makeModule!()[surface!.entry] as Entry,
      attempt<T>(work: () => T): Attempt<T> {
        beat();
        if (atLimit()) return { kind: 'stopped' };
        allowCall();
        try {
          const value = work();
          return atLimit() ? { kind: 'stopped' } : { kind: 'returned', value };
        } catch (error) {
          if (atLimit()) return { kind: 'stopped' };
          note(thrown, 0, 0, error);
          return { kind: 'threw', error, isRangeError: thrownCode(error) === ResultCode.threwRangeError };
        } finally {
          // The world's own built-ins are metered too.
          meter.allow(ampleSteps);
        }
      },
      allow() {
        beat();
        if (atLimit()) return false;
        allowCall();
        return true;
      },
      rest() {
        const goesOn = !atLimit();
        meter.allow(ampleSteps);
        return goesOn;
      },
      steps: () => meter.steps() - stepsBefore,
      describe: (error) => wordsFor(error).message,
    };
    meter.allow(ampleSteps);
    const trace = (await worlds[world](scenario as never, host)) as WorldTrace;
    atLimit();
    const steps = meter.steps() - stepsBefore;
    meter.allow(ampleSteps);
    const { lines, dropped } = realm.console.drain();
    return {
      kind: 'simulated',
      id,
      trace,
      steps,
      thrown,
      console: lines,
      consoleDropped: dropped,
      ...(stoppedLine !== undefined && { stoppedLine: line }),
    };
  }

  function note(thrown: Thrown[], caseIndex: number, callIndex: number, error: unknown): void {
    if (thrown.length >= maxThrown) return;
    const { message, line } = wordsFor(error);
    thrown.push({ caseIndex, callIndex, message, ...(line && { line }) });
  }

  /** Turns something thrown into words, which may run the learner's getters and traps; what these throw is thrown away. */
  function wordsFor(error: unknown): { readonly message: string; readonly line: number | undefined } {
    meter.allow(describeSteps);
    const line = lineOf(error);
    meter.allow(describeSteps);
    const message = describe(error, 0);
    meter.allow(ampleSteps);
    return { message: message.slice(0, 300), line };
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

function thrownCode(error: unknown): number {
  try {
    return error instanceof RangeError && !/call stack|recursion/i.test(String(error.message))
      ? ResultCode.threwRangeError
      : ResultCode.threw;
  } catch {
    return ResultCode.threw;
  }
}

/** Returns the line of the learner's code nearest the throw, from the stack; undefined when there is none or it cannot be read. */
function lineOf(error: unknown): number | undefined {
  try {
    const stack = (error as { stack?: unknown }).stack;
    const match = typeof stack === 'string' ? new RegExp(`${learnerFile}:(\\d+)`).exec(stack) : null;
    return match ? Number(match[1]) : undefined;
  } catch {
    return undefined;
  }
}

function wrongExport(entry: string, exports: readonly string[]): Problem {
  const found = exports.length === 0 ? 'It exports nothing.' : `It exports ${exports.slice(0, 5).join(', ')}.`;
  return {
    kind: 'wrong-export',
    message: `Your module does not export a function named ${entry}. ${found}`,
    remedy: `Write \`export function ${entry}(...)\`, as in the contract.`,
  };
}

function endlessLoad(line: number): Problem {
  return {
    kind: 'step-limit',
    message: `Your module did not finish loading: the code at its top level ran into the step limit${line > 0 ? ` near line ${line}` : ''}.`,
    remedy: 'Look for a loop or recursion there that never ends.',
    ...(line > 0 && { line }),
  };
}

function threwOnLoad(message: string, line: number | undefined): Problem {
  return {
    kind: 'threw',
    message: `Your module threw while it was loading: ${message}.`,
    remedy: 'The top level of the module must run without an exception.',
    ...(line && { line }),
  };
}
