import { existsSync } from 'node:fs';
import path from 'node:path';
import type { CallsExercise } from '../../src/grader/authoring.ts';
import { gradeInNode, type NodeGradeReport } from '../../src/grader/host/node.ts';
import type { ExerciseManifest } from '../../src/schema/exercise.ts';
import { canMeasure, checkGaps, isKilledByBudgets, type BudgetGap } from './budget-gaps.ts';
import { relative, root, type ExerciseFolder } from './exercise-folders.ts';
import { inLanes } from './in-lanes.ts';
import type { CheckFailure, CheckReport } from './report.ts';
import { bundleModule, readSolution, readSolutions, type SolutionFile } from './solution-file.ts';

const regradeCount = 10;
const leastMutants = 14;
const leastAccepted = 3;

/** A share: `right` of `total` came out as they must. */
export interface Share {
  readonly total: number;
  readonly right: number;
}

/** What the gradings of one exercise came to. */
export interface GradingFigures {
  readonly mutants: Share;
  readonly accepted: Share;
  readonly rejected: Share;
  readonly regrades: Share;
  /** Calls made on the learner's code in a run that passes. */
  readonly callsPerRun: number;
  readonly budgets: readonly BudgetGap[];
}

/** A solution with its report. */
export interface Graded {
  readonly solution: SolutionFile;
  readonly report: NodeGradeReport;
}

/** Grades everything there is of an exercise and checks each outcome. */
export async function checkGradings(
  report: CheckReport,
  { folder }: ExerciseFolder,
  manifest: ExerciseManifest,
  exercise: CallsExercise,
): Promise<GradingFigures> {
  const grade = async (solution: SolutionFile): Promise<Graded> => ({
    solution,
    report: await gradeInNode(exercise, { source: solution.source, scope: 'full' }),
  });
  // Which tests fail is all that is asked of wrong ones, and of right ones none does.
  const gradeFolder = async (name: string) =>
    inLanes(await readSolutions(path.join(folder, 'private', name)), async (solution): Promise<Graded> => ({
      solution,
      report: await gradeInNode(withNamedTests(exercise, solution), { source: solution.source, scope: 'full', shrinks: false }),
    }));
  const reference = await grade(await readSolution(path.join(folder, 'private/reference.ts')));
  const passes = report.check('the reference passes', [reference].flatMap(findNotPassed));
  checkStarter(report, await grade(await readSolution(path.join(folder, 'starter.ts'))));
  const regrades = await checkRegrades(report, reference, grade);
  const accepted = await gradeFolder('accepted');
  report.check(`${accepted.length} other right solutions pass`, [
    ...accepted.flatMap(findNotPassed),
    ...findTooFew(folder, 'accepted', accepted.length, leastAccepted),
  ]);
  const rejected = await gradeFolder('rejected');
  report.check(
    `${rejected.length} look-alike packages fail as named`,
    rejected.flatMap((one) => findNotKilled(one, 'rejected-by', exercise)),
  );
  const mutants = await gradeFolder('mutants');
  const survivors = mutants.flatMap((one) => findNotKilled(one, 'killed-by', exercise));
  report.check(`${mutants.length} mutants are killed by the tests they name`, [
    ...survivors,
    ...mutants.flatMap(findUnexplained),
    ...findTooFew(folder, 'mutants', mutants.length, leastMutants),
  ]);
  const budgets = passes ? checkGaps(report, manifest, exercise, [reference, ...accepted], mutants) : [];
  // A check says what must hold and gives no answer that could be handed in.
  if (exercise.model) await checkModelAsSolution(report, folder, exercise);
  const share = (all: readonly Graded[], failures: readonly CheckFailure[]): Share => ({
    total: all.length,
    right: all.length - new Set(failures.map((one) => one.path)).size,
  });
  return {
    mutants: share(mutants, survivors),
    accepted: share([reference, ...accepted], [reference, ...accepted].flatMap(findNotPassed)),
    rejected: share(
      rejected,
      rejected.flatMap((one) => findNotKilled(one, 'rejected-by', exercise)),
    ),
    regrades,
    callsPerRun: reference.report.verdict.calls,
    budgets,
  };
}

/**
 * Returns the exercise with no more tests than a wrong solution says it fails, as those are what is asked of it; the rest would take most of the time.
 * All of them where it names none, an unknown one, or one that measures: whether its cost alone fails it, only the others can tell.
 */
function withNamedTests(exercise: CallsExercise, { header }: SolutionFile): CallsExercise {
  const named = namesOf(header['killed-by'] ?? header['rejected-by']);
  const tests = exercise.tests.filter(({ id }) => named.includes(id));
  const isEnough = tests.length > 0 && tests.length === named.length && !tests.some(canMeasure);
  return isEnough ? { ...exercise, tests } : exercise;
}

/** Returns the ids of tests in a solution's first line. */
function namesOf(line: string | undefined): string[] {
  return line?.split(',').map((id) => id.trim()) ?? [];
}

function findNotPassed({ solution, report: { verdict, failedTests } }: Graded): CheckFailure[] {
  if (verdict.outcome === 'pass') return [];
  const why = verdict.problem?.message ?? verdict.measures.map((one) => `${one.id} ${one.value} of ${one.budget}`).join(', ');
  return [
    {
      path: solution.path,
      message: `${verdict.outcome}: ${failedTests.slice(0, 6).join(', ')} ${why}`.trim(),
      remedy: 'It is right by the statement: mend the suite, or the solution.',
    },
  ];
}

function checkStarter(report: CheckReport, { solution, report: { verdict } }: Graded): void {
  const isFriendly =
    verdict.outcome === 'fail' && !verdict.problem && verdict.rules.some((rule) => rule.outcome === 'fail' && rule.message);
  report.check(
    'the starter fails with a rule in words',
    isFriendly
      ? []
      : [
          {
            path: solution.path,
            message: `its verdict is ${verdict.outcome}: ${verdict.problem?.message ?? 'no rule is named'}`,
            remedy: 'A start runs without exceptions and breaks a rule or two.',
          },
        ],
  );
}

async function checkRegrades(report: CheckReport, reference: Graded, grade: (solution: SolutionFile) => Promise<Graded>): Promise<Share> {
  const expected = JSON.stringify(reference.report.verdict);
  const regrades = await inLanes(
    Array.from({ length: regradeCount }, () => reference.solution),
    grade,
  );
  const right = regrades.filter((one) => JSON.stringify(one.report.verdict) === expected).length;
  report.check(
    `${regradeCount} regrades agree (${reference.report.verdict.receipt.transcriptHash.slice(0, 12)})`,
    right === regradeCount
      ? []
      : [
          {
            path: reference.solution.path,
            message: `${regradeCount - right} of ${regradeCount} verdicts differ`,
            remedy: 'Find what draws on the clock, the locale or an unseeded stream.',
          },
        ],
  );
  return { total: regradeCount, right };
}

/** Returns why a wrong solution is not killed as its first line says. */
function findNotKilled(
  { solution, report: { verdict, failedTests } }: Graded,
  header: 'killed-by' | 'rejected-by',
  exercise: CallsExercise,
): CheckFailure[] {
  const named = namesOf(solution.header[header]);
  if (named.length === 0)
    return [{ path: `${solution.path}:1`, message: 'names no test', remedy: `Begin with "// ${header}: <test id>".` }];
  const unknown = named.filter((id) => !exercise.tests.some((test) => test.id === id));
  if (unknown.length > 0)
    return [{ path: `${solution.path}:1`, message: `names ${unknown.join(', ')}, which is no test`, remedy: 'Name a test of the suite.' }];
  if (verdict.outcome === 'pass')
    return [
      {
        path: solution.path,
        message: `passes ${named.join(', ')}`,
        remedy: 'The test must catch it: mend it, or name the one that kills it.',
      },
    ];
  const survived = named.filter((id) => !failedTests.includes(id));
  if (survived.length === 0) return [];
  const by = failedTests.join(', ') || (verdict.problem?.message ?? 'no test');
  return [
    {
      path: solution.path,
      message: `gets through ${survived.join(', ')} (${verdict.outcome}, by ${by})`,
      remedy: 'Mend the test, or name the one that kills it.',
    },
  ];
}

function findUnexplained({ solution }: Graded): CheckFailure[] {
  if (solution.header['mistake']) return [];
  return [
    { path: `${solution.path}:2`, message: 'does not say its mistake', remedy: 'Write "// mistake: <one sentence>" as its second line.' },
  ];
}

function findTooFew(folder: string, name: string, count: number, least: number): CheckFailure[] {
  if (count >= least) return [];
  return [{ path: relative(path.join(folder, 'private', name)), message: `holds ${count}`, remedy: `Write at least ${least}.` }];
}

/** An oracle that ships to the browser must be no solution: handed in, it fails the exercise's own budget. */
async function checkModelAsSolution(report: CheckReport, folder: string, exercise: CallsExercise): Promise<void> {
  const file = path.join(root, 'tests/exercises', exercise.id, 'model-as-solution.ts');
  const title = 'the model handed in as a solution fails a budget';
  if (!existsSync(file)) {
    report.check(title, [
      {
        path: relative(file),
        message: 'is missing',
        remedy: `Write the solution that replays its history through ${relative(path.join(folder, 'suite/model.ts'))}.`,
      },
    ]);
    return;
  }
  const solution: SolutionFile = { path: relative(file), source: await bundleModule(file), header: {}, isPackage: false };
  const graded: Graded = { solution, report: await gradeInNode(exercise, { source: solution.source, scope: 'full' }) };
  const { verdict, failedTests } = graded.report;
  const isKilled = isKilledByBudgets(exercise, graded) && verdict.outcome !== 'pass' && !['invalid', 'error'].includes(verdict.outcome);
  report.check(
    title,
    isKilled
      ? []
      : [
          {
            path: relative(file),
            message: `${verdict.outcome}: ${failedTests.join(', ')} ${verdict.problem?.message ?? ''}`.trim(),
            remedy: 'It must give right answers and fail a budget only: make the model costlier as a solution.',
          },
        ],
  );
}
