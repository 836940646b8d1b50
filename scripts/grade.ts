import { existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import {
  caseAsSource,
  describeMeasures,
  describeOutcome,
  describeProblem,
  describeReceipt,
  describeRules,
} from '../src/grader/format/index.ts';
import { gradeInNode, type NodeGradeReport } from '../src/grader/host/node.ts';
import type { ExerciseManifest } from '../src/schema/exercise.ts';
import { findExerciseFolders, loadSuite, type ExerciseFolder } from './check/exercise-folders.ts';

// Grades one file by one exercise's tests, as the site does. Exit code 0: passed, 1: not passed, 2: could not grade.
const usage = `Usage: npm run --silent grade -- <exercise> <file.ts> [--json] [--seed <text>] [--visible]

  <exercise>     its id, such as ${findExerciseFolders()[0]?.id ?? 'cache-lru'}
  <file.ts>      one file of TypeScript; nothing can be imported in it but types
  --json         print the verdict as JSON and nothing else
  --seed <text>  draw the hidden cases from another seed than the published one
  --visible      run the visible tests only

Exit code 0: passed, 1: not passed, 2: could not grade.`;

process.exitCode = await main();

async function main(): Promise<number> {
  const request = readArguments();
  if (typeof request === 'string') return refuse(request);
  const folder = findExerciseFolders().find((one) => one.id === request.exercise);
  if (!folder)
    return refuse(
      `There is no exercise "${request.exercise}". Known: ${findExerciseFolders()
        .map((one) => one.id)
        .join(', ')}.`,
    );
  const source = readSource(request.file);
  if (source === undefined) return refuse(`${request.file} cannot be read. Give the path of one TypeScript file.`);
  try {
    const exercise = await loadSuite(folder);
    if (!exercise) return refuse(`The exercise "${folder.id}" has no suite, so it cannot be graded.`);
    const { seed, scope } = request;
    const report = await gradeInNode(exercise, { source, scope, ...(seed !== undefined && { seed }) });
    process.stdout.write(request.json ? `${JSON.stringify(report.verdict, null, 2)}\n` : inWords(report, await loadManifest(folder)));
    return report.verdict.problem?.kind === 'internal' || report.verdict.outcome === 'inconclusive'
      ? 2
      : report.verdict.outcome === 'pass'
        ? 0
        : 1;
  } catch (error) {
    return refuse(
      `Grading failed, which is our bug, not yours: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
    );
  }
}

interface GradeArguments {
  readonly exercise: string;
  readonly file: string;
  readonly json: boolean;
  readonly seed: string | undefined;
  readonly scope: 'visible' | 'full';
}

/** Returns the arguments, or what is wrong with them. */
function readArguments(): GradeArguments | string {
  try {
    const options = {
      json: { type: 'boolean' },
      visible: { type: 'boolean' },
      seed: { type: 'string' },
      help: { type: 'boolean', short: 'h' },
    } as const;
    const { values, positionals } = parseArgs({ options, allowPositionals: true });
    if (values.help) return usage;
    const [exercise, file] = positionals;
    if (!exercise || !file || positionals.length > 2) return usage;
    return { exercise, file, json: values.json ?? false, seed: values.seed, scope: values.visible ? 'visible' : 'full' };
  } catch (error) {
    return `${(error as Error).message}\n\n${usage}`;
  }
}

/** Returns a file's text, or undefined when it cannot be read. npm changes into the repository, so the path may be from where it was called. */
function readSource(file: string): string | undefined {
  const candidates = [
    process.cwd(),
    ...(process.env.npm_lifecycle_event === 'grade' && process.env.INIT_CWD ? [process.env.INIT_CWD] : []),
  ];
  for (const from of candidates.reverse()) {
    const found = path.resolve(from, file);
    if (!existsSync(found) || !statSync(found).isFile()) continue;
    try {
      return readFileSync(found, 'utf8');
    } catch {
      return undefined;
    }
  }
  return undefined;
}

async function loadManifest({ folder }: ExerciseFolder): Promise<ExerciseManifest> {
  const module = (await import(pathToFileURL(path.join(folder, 'exercise.ts')).href)) as { default: ExerciseManifest };
  return module.default;
}

/** Says on stderr why there is no verdict, and returns the exit code for that. */
function refuse(message: string): number {
  process.stderr.write(`${message}\n`);
  return 2;
}

function inWords({ verdict, console: printed, consoleDropped, elapsedMs }: NodeGradeReport, manifest: ExerciseManifest): string {
  const { title, detail } = describeOutcome(verdict);
  // On the page a verdict also says that the editor's text is safe; here the text is a file.
  const lines = [`${manifest.title} ${verdict.receipt.exerciseVersion}: ${title}`, detail.replace(/ ?Your code is saved\./, '')];
  if (verdict.problem) {
    const { message, remedy, place } = describeProblem(verdict.problem);
    lines.push('', ...(place ? [`At ${place}:`] : []), message, remedy);
  }
  lines.push('', 'Rules');
  for (const rule of describeRules(verdict, manifest.rules)) {
    lines.push(`  ${rule.id.padEnd(4)}${rule.word.padEnd(12)}${rule.message ?? ''}`.trimEnd());
    const shown = verdict.rules.find((one) => one.id === rule.id)?.counterexample;
    if (!shown) continue;
    const step = shown.steps[shown.divergence];
    lines.push(
      '',
      ...caseAsSource(shown)
        .split('\n')
        .map((line) => `        ${line}`),
    );
    if (step) lines.push(`        // the last call should give ${step.expected}; your code: ${step.actual ?? 'unknown'}`, '');
  }
  const measures = describeMeasures(verdict.measures, manifest.budgets);
  if (measures.length > 0) lines.push('', 'Budgets', ...measures.map((one) => `  ${one.title}: ${one.numbers} (${one.share})`));
  if (printed.length > 0) lines.push('', 'Printed', ...printed.map(({ level, text }) => `  ${level}: ${text}`));
  if (consoleDropped > 0) lines.push(`  and ${consoleDropped} more lines`);
  lines.push('', 'Receipt', ...describeReceipt(verdict.receipt).map(({ label, value }) => `  ${label.padEnd(18)}${value}`));
  lines.push('', `${verdict.calls} calls in ${Math.round(elapsedMs)} ms`, '');
  return lines.join('\n');
}
