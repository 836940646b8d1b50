import path from 'node:path';
import type { CallsExercise } from '../../src/grader/authoring.ts';
import type { ExerciseManifest } from '../../src/schema/exercise.ts';
import { relative, type ExerciseFolder } from './exercise-folders.ts';
import type { CheckFailure, CheckReport } from './report.ts';

/** Checks that rules and tests name each other, that every rule has a hidden test, and that suite and manifest agree. */
export function checkSuite(report: CheckReport, { folder }: ExerciseFolder, manifest: ExerciseManifest, exercise: CallsExercise): void {
  const suite = relative(path.join(folder, 'suite'));
  const rules = manifest.rules.map((rule) => rule.id);
  const failures: CheckFailure[] = [];
  const fail = (message: string, remedy: string) => failures.push({ path: suite, message, remedy });
  for (const rule of rules) {
    const tests = exercise.tests.filter((test) => test.rule === rule);
    if (!tests.some((test) => !test.visible)) fail(`no hidden test checks ${rule}`, 'Write one, or take the rule out of the statement.');
  }
  for (const test of exercise.tests) {
    if (!rules.includes(test.rule))
      fail(`the test ${test.id} names the rule ${test.rule}, which the manifest lacks`, 'Name the rule it checks.');
    if (!test.failure.trim() || !test.title.trim())
      fail(`the test ${test.id} has no title or no sentence for its failure`, 'Say what went wrong in words for the learner.');
  }
  const repeated = exercise.tests.map((test) => test.id).filter((id, index, all) => all.indexOf(id) !== index);
  for (const id of repeated) fail(`two tests are named ${id}`, 'Mutants name tests by their id: make it unique.');
  report.check(`every rule has a test, every test a rule (${rules.length} rules, ${exercise.tests.length} tests)`, failures);

  const differences = (['id', 'version', 'seed'] as const).filter((field) => exercise[field] !== manifest[field]);
  if (exercise.interface.entry !== manifest.entry) differences.push('entry' as never);
  if (exercise.rules.join() !== rules.join()) differences.push('rules' as never);
  report.check(
    'suite and manifest agree',
    differences.map((field) => ({ path: suite, message: `${field} differs from the manifest's`, remedy: 'Take it from ../exercise.ts.' })),
  );
  report.check(
    'some tests are visible',
    exercise.tests.some((test) => test.visible)
      ? []
      : [{ path: suite, message: 'no test is visible', remedy: 'Mark the examples of the statement as visible.' }],
  );
}
