import type { CallCase, CallsExercise, Test } from '../grader/authoring.ts';
import { ResultCode, textOfResult } from '../grader/protocol/calls.ts';
import { callText } from '../grader/realm/judge/counterexample.ts';
import type { VisibleTest } from '../islands/workspace/props.ts';
import { createStream } from '../kernel/index.ts';

/** Returns the tests of a suite that learners see, their calls written out with the results a right solution gives. */
export function visibleTestsOf(exercise: CallsExercise): VisibleTest[] {
  return exercise.tests
    .filter((test) => test.visible === true)
    .map((test) => ({ id: test.id, rule: test.rule, title: test.title, calls: test.lines ?? linesOfTest(test, exercise) }));
}

function linesOfTest(test: Test, exercise: CallsExercise): string[] {
  if (test.kind !== 'cases') return [];
  return test.cases(createStream(`${exercise.seed}/${test.id}`)).flatMap((one) => linesOf(one, exercise));
}

/** Returns the source lines of one case: how the objects are made, then each call with its result as a comment, where a model knows it. */
function linesOf(one: CallCase, exercise: CallsExercise): string[] {
  const { entry, methods, values } = exercise.interface;
  const made = exercise.setupText(one.setup);
  const expected = exercise.model?.(one);
  if (expected && expected.setup !== ResultCode.made) return [`${made} // throws ${textOfResult(expected.setup, values)}`];
  const name = objectName(entry);
  const hasSecond = one.methods.some((index) => (methods[index]?.instance ?? 0) > 0);
  const lines = [`const ${name} = ${made}`, ...(hasSecond ? [`const second = ${made}`] : [])];
  one.methods.forEach((index, at) => {
    const method = methods[index];
    const text = callText(exercise, one, at);
    const call = text.startsWith('second.') ? text : `${name}.${text}`;
    const result = expected?.results[at] ?? ResultCode.undefined;
    // A call that writes a value returns nothing worth saying.
    const silent = !expected || (result === ResultCode.undefined && method?.kind === 'call' && method.arity >= 2);
    lines.push(silent ? call : `${call} // ${textOfResult(result, values)}`);
  });
  return lines;
}

/** Returns what to call the object that a function makes: "createCache" gives "cache". */
function objectName(entry: string): string {
  const noun = entry.replace(/^(create|make|new)(?=[A-Z])/, '');
  return noun === entry ? 'subject' : noun.charAt(0).toLowerCase() + noun.slice(1);
}
