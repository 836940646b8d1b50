import { integerArgument, ResultCode, textOfArgument, textOfResult, type CallCase } from '../../protocol/calls.ts';
import type { CallsExercise } from '../../authoring.ts';
import type { CallStep, Counterexample, StoredCase } from '../../protocol/verdict.ts';
import { hasOwnCheck, type Failure } from './judge-case.ts';
import { sliceCase } from './prepare-tests.ts';

/** Steps shown at most: a case that could not be made smaller keeps its last ones. */
const maxSteps = 200;

/**
 * Turns a failure into data a person can step through. Results before the failure were right, so the model supplies them; where a check judges,
 * they are what the code gave.
 */
export function buildCounterexample(exercise: CallsExercise, failure: Failure): Counterexample {
  const one = sliceCase(failure.case, 0, failure.callIndex + 1);
  const setup = exercise.setupText(one.setup);
  const expected = failure.finding ? undefined : exercise.model!(one);
  const kept = hasOwnCheck(failure.test) ? {} : { case: storeCase(one) };
  if (failure.callIndex < 0) {
    const text = failure.finding?.expected ?? expectedText(exercise, expected!.setup);
    const step: CallStep = { call: setup, expected: text, actual: actualText(exercise, failure) };
    return { kind: 'calls', setup, steps: [step], divergence: 0, ...kept };
  }
  const results = failure.finding?.results ?? expected!.results;
  const count = one.methods.length;
  const states = count <= maxSteps ? exercise.states(one, results) : [];
  const from = Math.max(0, count - maxSteps);
  const steps: CallStep[] = [];
  for (let index = from; index < count; index++) {
    const text = expectedText(exercise, results[index]!);
    const state = states[index];
    const isLast = index === failure.callIndex;
    steps.push({
      call: callText(exercise, one, index),
      expected: isLast ? (failure.finding?.expected ?? text) : text,
      actual: isLast ? actualText(exercise, failure) : text,
      ...(state !== undefined && { state }),
    });
  }
  return { kind: 'calls', setup, steps, divergence: failure.callIndex - from, ...kept };
}

/** Returns a call as source text: `get("a")`, `second.set("b", 1)`, `size`. */
export function callText(exercise: CallsExercise, one: CallCase, index: number): string {
  const method = exercise.interface.methods[one.methods[index]!]!;
  const { values } = exercise.interface;
  const code = one.a[index]!;
  const a = method.textPrefix !== undefined && code < 0 ? JSON.stringify(`${method.textPrefix}${-1 - code}`) : textOfArgument(code, values);
  const b = textOfArgument(one.b[index]!, values);
  const c = textOfArgument(one.c?.[index] ?? integerArgument(0), values);
  const object = method.instance ? 'second.' : '';
  if (method.kind === 'read') return `${object}${method.name}`;
  if (method.kind === 'readThrough') return `${object}${method.name}(${a}), then ${method.write}(${a}, ${b}) on a miss`;
  const call = `${object}${method.name}(${[a, b, c].slice(0, method.arity).join(', ')})`;
  if (method.kind !== 'element') return call;
  return c === '"length"' ? `${call}.length` : `${call}[${c}]`;
}

function expectedText(exercise: CallsExercise, code: number): string {
  return textOfResult(code, exercise.interface.values);
}

function actualText(exercise: CallsExercise, failure: Failure): string {
  if (failure.actual === ResultCode.stopped) {
    return failure.stoppedLine ? `did not end (last seen at line ${failure.stoppedLine})` : 'did not end';
  }
  if (failure.actual === ResultCode.threw || failure.actual === ResultCode.threwRangeError) {
    const where = failure.thrown?.line ? ` (line ${failure.thrown.line})` : '';
    return `threw ${failure.thrown?.message ?? 'an exception'}${where}`;
  }
  return textOfResult(failure.actual, exercise.interface.values);
}

/** Returns a case as JSON. */
export function storeCase(one: CallCase): StoredCase {
  const { setup, methods, a, b, c } = one;
  return {
    setup,
    calls: Array.from(methods, (method, index) => (c ? [method, a[index]!, b[index]!, c[index]!] : [method, a[index]!, b[index]!])),
  };
}

/**
 * Returns the case that a stored one describes, or undefined when it fits no method or value of the exercise: it may come from an imported file.
 */
export function restoreCase(exercise: CallsExercise, stored: unknown): CallCase | undefined {
  const { setup, calls } = (stored ?? {}) as Partial<StoredCase>;
  if (!Array.isArray(setup) || setup.length === 0 || setup.length > 4 || !Array.isArray(calls) || calls.length > 1000) return undefined;
  if (!setup.every(isOptions) || JSON.stringify(setup).length > 1000) return undefined;
  const { methods, values } = exercise.interface;
  const isArgument = (code: unknown) =>
    Number.isInteger(code) && (code as number) < values.length && (code as number) > integerArgument(1 << 30);
  const fits = calls.every(
    (call) =>
      Array.isArray(call) &&
      Number.isInteger(call[0]) &&
      methods[call[0]] !== undefined &&
      isArgument(call[1]) &&
      isArgument(call[2]) &&
      (call[3] === undefined || isArgument(call[3])),
  );
  if (!fits) return undefined;
  const one: CallCase = {
    setup,
    methods: Uint8Array.from(calls, (call) => call[0]),
    a: Int32Array.from(calls, (call) => call[1]),
    b: Int32Array.from(calls, (call) => call[2]),
    ...(calls.some((call) => call[3] !== undefined) && { c: Int32Array.from(calls, (call) => call[3] ?? integerArgument(0)) }),
  };
  try {
    if (exercise.model) exercise.model(one);
    else exercise.check!(one, new Int32Array(one.methods.length).fill(ResultCode.undefined), ResultCode.made);
  } catch {
    // The model knows what options and calls make sense; what it cannot answer is no test.
    return undefined;
  }
  return one;
}

/** Options are an object of plain values, as every exercise's entry function takes them. */
function isOptions(value: unknown): boolean {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  return Object.values(value).every(isOption);
}

/** An option is a plain value or a list of objects of plain values, such as the backends of a balancer. */
function isOption(value: unknown): boolean {
  if (['number', 'string', 'boolean'].includes(typeof value) || value === null) return true;
  return (
    Array.isArray(value) && value.every((one) => isOptions(one) && Object.values(one as object).every((each) => typeof each !== 'object'))
  );
}
