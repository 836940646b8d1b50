import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { runNode, runStaticCheck, staticChecks } from './static-checks.ts';
import type { Outcome, StaticCheck } from './static-checks.ts';

/** What a stage counted, and what to show when something failed. */
export interface StageResult {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  readonly output: string;
}

/** One stage of `npm test`. */
export interface Stage {
  readonly name: string;
  readonly title: string;
  run(): Promise<StageResult>;
}

const vitest = 'node_modules/vitest/vitest.mjs';
const playwright = 'node_modules/@playwright/test/cli.js';

/** The stages in their order: cheap ones first, then what needs the built site. */
export const stages: readonly Stage[] = [
  { name: 'static', title: 'types, lint, format', run: runStaticChecks },
  { name: 'check', title: 'exercises against their own rules', run: runCheck },
  vitestStage('unit', 'unit tests'),
  vitestStage('exercises', 'tests of exercises'),
  vitestStage('grader', 'tests of the grader'),
  { name: 'build', title: 'build of the site', run: async () => oneTest(await runNode('scripts/build.ts', [])) },
  vitestStage('site', 'tests of the built site'),
  { name: 'e2e', title: 'tests in the browser', run: () => runPlaywright() },
  { name: 'subpath', title: 'the site under a path, built and used', run: runUnderSubpath },
];

/** Counts a program as one test, passed when it exits with 0. */
function oneTest({ code, output }: Outcome): StageResult {
  return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0, output };
}

async function runStaticChecks(): Promise<StageResult> {
  const check = async (one: StaticCheck): Promise<StageResult> => {
    const result = oneTest(await runStaticCheck(one));
    return result.failed === 0 ? result : { ...result, output: `${one.name}:\n${result.output}` };
  };
  // Each keeps one core busy.
  const results = await Promise.all(staticChecks.map(check));
  const failures = results.filter((result) => result.failed > 0);
  return {
    passed: results.length - failures.length,
    failed: failures.length,
    skipped: 0,
    output: failures.map((failure) => failure.output).join('\n'),
  };
}

/** Runs the check of exercises; where its last line says "N passed, N failed", those count. */
async function runCheck(): Promise<StageResult> {
  const outcome = await runNode('scripts/check.ts', []);
  const counts = /(\d+) passed, (\d+) failed\s*$/.exec(outcome.output);
  return counts ? sumUp(outcome, { passed: Number(counts[1]), failed: Number(counts[2]), skipped: 0 }) : oneTest(outcome);
}

function vitestStage(name: string, title: string): Stage {
  return {
    name,
    title,
    run: () => runVitest(name),
  };
}

function runVitest(project: string, env: NodeJS.ProcessEnv = {}): Promise<StageResult> {
  return withReport(async (report) => {
    const args = ['run', '--project', project, '--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
    const outcome = await runNode(vitest, args, { env: { NO_COLOR: '1', ...env } });
    return sumUp(outcome, countVitest(report));
  });
}

function runPlaywright(files: readonly string[] = [], env: NodeJS.ProcessEnv = {}): Promise<StageResult> {
  return withReport(async (report) => {
    const outcome = await runNode(playwright, ['test', ...files, '--reporter=list,json'], {
      env: { PLAYWRIGHT_JSON_OUTPUT_FILE: report, NO_COLOR: '1', FORCE_COLOR: undefined, ...env },
    });
    return sumUp(outcome, countPlaywright(report));
  });
}

/** Builds the site for a path of its own, as a project page has it, and runs the tests of the built site and those of offline use on it. */
async function runUnderSubpath(): Promise<StageResult> {
  const folder = mkdtempSync(path.join(tmpdir(), 'headroom-subpath-'));
  const env = { HEADROOM_BASE: '/headroom/', HEADROOM_DIST: path.join(folder, 'dist') };
  try {
    const results = [oneTest(await runNode('scripts/build.ts', [], { env }))];
    if (results[0]!.failed === 0) results.push(await runVitest('site', env), await runPlaywright(['offline.spec.ts'], env));
    const sum = (count: (result: StageResult) => number): number => results.reduce((total, result) => total + count(result), 0);
    return {
      passed: sum((result) => result.passed),
      failed: sum((result) => result.failed),
      skipped: sum((result) => result.skipped),
      output: results
        .filter((result) => result.failed > 0)
        .map((result) => result.output)
        .join('\n'),
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

type Counts = Omit<StageResult, 'output'>;

/** Joins an exit code with counts: a run that failed without a failed test (a file that does not load, a crash) counts as one. */
function sumUp({ code, output }: Outcome, counts: Counts): StageResult {
  return { ...counts, failed: counts.failed === 0 && code !== 0 ? 1 : counts.failed, output };
}

async function withReport(run: (report: string) => Promise<StageResult>): Promise<StageResult> {
  const folder = mkdtempSync(path.join(tmpdir(), 'headroom-test-'));
  try {
    return await run(path.join(folder, 'report.json'));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const none: Counts = { passed: 0, failed: 0, skipped: 0 };

/** Reads the counts of Vitest's JSON report; a file that fails without a failed test in it counts as one failure. */
export function countVitest(report: string): Counts {
  if (!existsSync(report)) return none;
  const { testResults } = JSON.parse(readFileSync(report, 'utf8')) as {
    testResults: readonly { readonly status: string; readonly assertionResults: readonly { readonly status: string }[] }[];
  };
  const statuses = testResults.flatMap(({ status, assertionResults }) => {
    const own = assertionResults.map((result) => result.status);
    return status === 'failed' && !own.includes('failed') ? [...own, 'failed'] : own;
  });
  const count = (status: string): number => statuses.filter((one) => one === status).length;
  return { passed: count('passed'), failed: count('failed'), skipped: statuses.length - count('passed') - count('failed') };
}

/** Reads the counts of Playwright's JSON report. A flaky test counts as failed; so do errors outside of tests. */
export function countPlaywright(report: string): Counts {
  if (!existsSync(report)) return none;
  const { stats, errors } = JSON.parse(readFileSync(report, 'utf8')) as {
    stats: { readonly expected: number; readonly unexpected: number; readonly flaky: number; readonly skipped: number };
    errors: readonly unknown[];
  };
  return { passed: stats.expected, failed: stats.unexpected + stats.flaky + errors.length, skipped: stats.skipped };
}
