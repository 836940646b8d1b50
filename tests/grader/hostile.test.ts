import { beforeAll, describe, expect, it } from 'vitest';
import { inPairs } from '../../scripts/check/in-pairs.ts';
import type { NodeGradeReport } from '../../src/grader/host/node.ts';
import { grade, readSolutionText } from './cache-lru.ts';
import { loadHostilePrograms, meetsExpectation } from './hostile-programs.ts';

const programs = loadHostilePrograms();
const reports = new Map<string, NodeGradeReport>();
/** No run may take longer than this, on a machine that is busy with other tests. */
const boundMs = 45_000;
let referenceBefore: NodeGradeReport;

beforeAll(async () => {
  referenceBefore = await grade(readSolutionText('reference.ts'));
  await inPairs(programs, async (program) => reports.set(program.name, await grade(program.source)));
}, 600_000);

describe('hostile programs', () => {
  it('are at least 34, and each says what it tries and how it must end', () => {
    expect(programs.length).toBeGreaterThanOrEqual(34);
    for (const program of programs) {
      expect(program.tries, program.path).not.toBe('');
      expect(program.expects.length, program.path).toBeGreaterThan(0);
      expect(program.expects.join(), program.path).not.toContain('pass');
    }
  });

  it.each(programs)('$name', (program) => {
    const { verdict, failedTests, elapsedMs } = reports.get(program.name)!;
    const got = `${verdict.outcome}/${verdict.problem?.kind ?? ''} ${failedTests.join(' ')} ${verdict.problem?.message ?? ''}`;
    expect(verdict.outcome, program.tries).not.toBe('pass');
    expect(meetsExpectation(program, verdict, failedTests), `${got}, expected ${program.expects.join(' or ')}`).toBe(true);
    expect(elapsedMs).toBeLessThan(boundMs);
    if (verdict.problem) {
      expect(verdict.problem.remedy).not.toBe('');
      expect(verdict.problem.kind).not.toBe('internal');
      expect(verdict.problem.message.length).toBeLessThan(600);
    }
  });

  it('leave nothing behind: the reference gets the same verdict as before them', async () => {
    const after = await grade(readSolutionText('reference.ts'));
    expect(after.verdict).toEqual(referenceBefore.verdict);
    expect(after.verdict.outcome).toBe('pass');
  });

  it('would pass if what they try for succeeded: their cache is right but for that', async () => {
    const gated = programs.find((program) => program.name === 'escape-globals')!;
    const { verdict } = await grade(gated.source.replace('let escaped = false;', 'let escaped = true;'));
    expect(verdict.outcome).toBe('pass');
  });
});
