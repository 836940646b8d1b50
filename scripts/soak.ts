import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { findGradedExercises } from '../src/course/build/grader-bundles.ts';
import type { CallsExercise } from '../src/grader/authoring.ts';
import { gradeInNode } from '../src/grader/host/node.ts';

// Grades references and mutants under many other seeds than the published one: `npm run soak -- [seeds]`, 20 by default.
// A verdict that depends on the seed is a test that catches its mistake by luck.
const seeds = Number(process.argv[2] ?? 20);
if (!Number.isInteger(seeds) || seeds < 1) {
  process.stderr.write(`"${process.argv[2]}" is no number of seeds. Give a whole number of at least 1.\n`);
  process.exit(2);
}

let passed = 0;
let failed = 0;
for (const { folder } of findGradedExercises()) {
  const { exercise } = (await import(pathToFileURL(path.join(folder, 'suite/index.ts')).href)) as { exercise: CallsExercise };
  const mutants = globSync('private/mutants/*.ts', { cwd: folder }).toSorted();
  for (const file of ['private/reference.ts', ...mutants]) await soak(exercise, folder, file);
}
process.stdout.write(`${passed} passed, ${failed} failed\n`);
process.exitCode = failed === 0 ? 0 : 1;

async function soak(exercise: CallsExercise, folder: string, file: string): Promise<void> {
  const source = readFileSync(path.join(folder, file), 'utf8');
  const killer = /^\/\/ killed-by: (.+)$/m
    .exec(source)?.[1]
    ?.split(',')
    .map((id) => id.trim());
  const wrong: string[] = [];
  for (let index = 0; index < seeds; index++) {
    const seed = `soak-${index}`;
    const { verdict, failedTests } = await gradeInNode(exercise, { source, scope: 'full', seed });
    const isRight = killer ? killer.every((id) => failedTests.includes(id)) : verdict.outcome === 'pass';
    if (!isRight) wrong.push(seed);
  }
  if (wrong.length === 0) passed += 1;
  else failed += 1;
  const story = killer ? `not killed by ${killer.join(', ')}` : 'not passed';
  process.stdout.write(
    `${exercise.id} ${file}: ${wrong.length === 0 ? `same under ${seeds} seeds` : `${story} under ${wrong.join(', ')}`}\n`,
  );
}
