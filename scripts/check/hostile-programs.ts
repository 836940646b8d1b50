import type { CallsExercise } from '../../src/grader/authoring.ts';
import { gradeInNode } from '../../src/grader/host/node.ts';
import { hostileExercise, loadHostilePrograms, meetsExpectation } from '../../tests/grader/hostile-programs.ts';
import { inPairs } from './in-pairs.ts';
import type { Share } from './exercise-gradings.ts';
import type { CheckFailure, CheckReport } from './report.ts';

/** Grades every program that tries to forge, escape or exhaust, and checks that none passes and each ends as it says. */
export async function checkHostilePrograms(report: CheckReport, exercises: readonly CallsExercise[]): Promise<Share> {
  const exercise = exercises.find((one) => one.id === hostileExercise);
  const programs = exercise ? loadHostilePrograms() : [];
  report.section(`hostile programs (${programs.length})`);
  let right = 0;
  const failures = await inPairs(programs, async (program): Promise<CheckFailure[]> => {
    const { verdict, failedTests } = await gradeInNode(exercise!, { source: program.source, scope: 'full' });
    if (verdict.outcome !== 'pass') right += 1;
    if (meetsExpectation(program, verdict, failedTests)) return [];
    const got = verdict.problem ? `${verdict.outcome}/${verdict.problem.kind}` : verdict.outcome;
    return [
      {
        path: program.path,
        message: `ended in ${got}, expected ${program.expects.join(' or ')}`,
        remedy: 'Close the hole in src/grader, or say the right outcome in its first lines.',
      },
    ];
  });
  report.check('each ends in the verdict it names, and none passes', failures.flat());
  return { total: programs.length, right };
}
