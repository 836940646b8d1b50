import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import type { CallsExercise } from '../src/grader/authoring.ts';
import { checkGradings, type GradingFigures } from './check/exercise-gradings.ts';
import { checkContentLinks } from './check/content-links.ts';
import { findExerciseFolders, loadSuite, relative, type ExerciseFolder } from './check/exercise-folders.ts';
import { checkSuite } from './check/exercise-suite.ts';
import { checkTexts } from './check/exercise-texts.ts';
import { checkTypes } from './check/exercise-types.ts';
import { settleQuality } from './check/grader-quality.ts';
import { checkHostilePrograms } from './check/hostile-programs.ts';
import { checkInterviews } from './check/interviews.ts';
import { checkLessons } from './check/lessons.ts';
import { createReport } from './check/report.ts';
import { checkSpelling } from './check/spelling.ts';

// Holds every exercise to its contract and every lesson to its shape. Exit code 0: all passed, 1: something failed, 2: bad arguments.
const usage = `Usage: npm run check -- [--only <exercise>] [--write] [--json <file>]

  --only <exercise>  check one exercise and nothing else; "interviews": the cases of interviews and nothing else
  --write            write the measured figures to src/course/grader-quality.json; with --only those of the one
  --json <file>      write { "passed": n, "failed": n } to a file`;

type Measured = Record<string, GradingFigures & { readonly version: string }>;

const report = createReport((line) => process.stdout.write(`${line}\n`));
process.exitCode = await main();

async function main(): Promise<number> {
  let values: { only?: string; write?: boolean; json?: string };
  try {
    ({ values } = parseArgs({ options: { only: { type: 'string' }, write: { type: 'boolean' }, json: { type: 'string' } } }));
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n\n${usage}\n`);
    return 2;
  }
  if (values.only === 'interviews') {
    await checkInterviews(report, true);
    return finish(values.json);
  }
  const all = findExerciseFolders();
  const chosen = values.only === undefined ? all : all.filter((one) => one.id === values.only);
  if (chosen.length === 0) {
    process.stderr.write(`There is no exercise "${values.only ?? ''}". Known: ${all.map((one) => one.id).join(', ')}.\n`);
    return 2;
  }
  const ids = all.map((one) => one.id);
  const measured: Measured = {};
  const suites: CallsExercise[] = [];
  for (const folder of chosen) await checkExercise(folder, measured, suites);
  if (values.only === undefined) {
    const hostile = await checkHostilePrograms(report, suites);
    checkLessons(report);
    checkContentLinks(report);
    await checkInterviews(report, true);
    await checkSpelling(report);
    settleQuality(report, { exercises: measured, hostile }, ids, values.write ?? false);
  } else if (values.write) settleQuality(report, { exercises: measured }, ids, true);
  return finish(values.json);
}

/** Says and writes down how many checks passed, and returns the exit code. */
function finish(json: string | undefined): number {
  const counts = report.counts();
  if (json !== undefined) writeFileSync(path.resolve(json), `${JSON.stringify(counts)}\n`);
  process.stdout.write(`\n${counts.passed} passed, ${counts.failed} failed\n`);
  return counts.failed === 0 ? 0 : 1;
}

async function checkExercise(folder: ExerciseFolder, measured: Measured, suites: CallsExercise[]): Promise<void> {
  report.section(relative(folder.folder));
  const manifest = checkTexts(report, folder, await loadManifest(folder));
  if (!manifest) return;
  checkTypes(report, folder, manifest);
  let exercise: CallsExercise | undefined;
  let problem = 'is missing';
  try {
    exercise = await loadSuite(folder);
  } catch (error) {
    problem = error instanceof Error ? error.message : String(error);
  }
  if (
    !report.check(
      'the suite loads',
      exercise
        ? []
        : [
            {
              path: relative(path.join(folder.folder, 'suite/index.ts')),
              message: problem,
              remedy: 'Mend it so that it exports "exercise".',
            },
          ],
    )
  )
    return;
  checkSuite(report, folder, manifest, exercise!);
  suites.push(exercise!);
  measured[manifest.id] = { version: manifest.version, ...(await checkGradings(report, folder, manifest, exercise!)) };
}

/** Returns what a manifest exports, or undefined when it cannot be loaded; the check of the manifest then says so. */
async function loadManifest({ folder }: ExerciseFolder): Promise<unknown> {
  try {
    return ((await import(pathToFileURL(path.join(folder, 'exercise.ts')).href)) as { default?: unknown }).default;
  } catch {
    return undefined;
  }
}
