import path from 'node:path';
import type { CallsExercise } from '../../src/grader/authoring.ts';
import { gradeInNode, type NodeGradeReport } from '../../src/grader/host/node.ts';
import type { Problem } from '../../src/grader/protocol/verdict.ts';
import { hostileExercise, loadHostilePrograms, meetsExpectation, type HostileProgram } from '../../tests/grader/hostile-programs.ts';
import { findExerciseFolders } from './exercise-folders.ts';
import { inLanes } from './in-lanes.ts';
import type { Share } from './exercise-gradings.ts';
import type { CheckFailure, CheckReport } from './report.ts';
import { readSolution } from './solution-file.ts';

/** No run may take longer than this, on a machine that is busy with other tests. */
const boundMs = 45_000;

/**
 * Grades every program that tries to forge, escape or exhaust, and checks that none passes, that each ends as it says, and that right code gets the
 * same verdict afterwards: the judge of all of them lives in this process.
 */
export async function checkHostilePrograms(
  report: CheckReport,
  exercises: readonly CallsExercise[],
  programs: readonly HostileProgram[] = loadHostilePrograms(),
): Promise<Share> {
  const exercise = exercises.find((one) => one.id === hostileExercise);
  if (!exercise) return { total: 0, right: 0 };
  report.section(`hostile programs (${programs.length})`);
  const folder = findExerciseFolders().find((one) => one.id === hostileExercise)!;
  const reference = await readSolution(path.join(folder.folder, 'private/reference.ts'));
  const gradeReference = async () => JSON.stringify((await gradeInNode(exercise, { source: reference.source, scope: 'full' })).verdict);
  const before = await gradeReference();
  let right = 0;
  const failures = await inLanes(programs, async (program): Promise<CheckFailure[]> => {
    const graded = await gradeInNode(exercise, { source: program.source, scope: 'full' });
    if (graded.verdict.outcome !== 'pass') right += 1;
    return findWrongEnding(program, graded);
  });
  report.check('each ends in the verdict it names, in words fit to show, and none passes', failures.flat());
  report.check(
    'they leave nothing behind: the reference gets the verdict it got before',
    before === (await gradeReference())
      ? []
      : [{ path: reference.path, message: 'has another verdict', remedy: 'Find what a hostile program changed in the judge.' }],
  );
  return { total: programs.length, right };
}

function findWrongEnding(program: HostileProgram, { verdict, failedTests, elapsedMs }: NodeGradeReport): CheckFailure[] {
  const fail = (message: string, remedy: string): CheckFailure[] => [{ path: program.path, message, remedy }];
  if (elapsedMs > boundMs) return fail(`took ${Math.round(elapsedMs / 1000)} s`, 'Find what the watchdog does not see.');
  if (verdict.problem && !isFitToShow(verdict.problem))
    return fail(`ends in words unfit to show: ${verdict.problem.message}`, 'Mend the message.');
  if (meetsExpectation(program, verdict, failedTests)) return [];
  const got = verdict.problem ? `${verdict.outcome}/${verdict.problem.kind}` : verdict.outcome;
  return fail(
    `ended in ${got}, expected ${program.expects.join(' or ')}`,
    'Close the hole in src/grader, or say the right outcome in its first lines.',
  );
}

/** Returns whether a problem is none of ours, is short, and names a remedy. */
function isFitToShow({ kind, message, remedy }: Problem): boolean {
  return kind !== 'internal' && message.length < 600 && remedy !== '';
}
