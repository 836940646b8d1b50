import { describe, expect, it } from 'vitest';
import { checkHostilePrograms } from '../../scripts/check/hostile-programs.ts';
import { createReport } from '../../scripts/check/report.ts';
import { exercise, grade } from './cache-lru.ts';
import { loadHostilePrograms } from './hostile-programs.ts';

// `npm run check` grades every one of them; here is what shows that it would notice.
const programs = loadHostilePrograms();

describe('hostile programs', () => {
  it('are at least 34, and each says what it tries and how it must end', () => {
    expect(programs.length).toBeGreaterThanOrEqual(34);
    for (const program of programs) {
      expect(program.tries, program.path).not.toBe('');
      expect(program.expects.length, program.path).toBeGreaterThan(0);
      expect(program.expects.join(), program.path).not.toContain('pass');
    }
  });

  it('would pass if what they try for succeeded: their cache is right but for that', async () => {
    const gated = programs.find((program) => program.name === 'escape-globals')!;
    const { verdict } = await grade(gated.source.replace('let escaped = false;', 'let escaped = true;'));
    expect(verdict.outcome).toBe('pass');
  });

  it('fail the check when one passes or ends otherwise than it says', async () => {
    const gated = programs.find((program) => program.name === 'escape-globals')!;
    const passing = { ...gated, source: gated.source.replace('let escaped = false;', 'let escaped = true;') };
    const renamed = { ...gated, expects: ['timeout'] };
    const report = createReport(() => undefined);
    const share = await checkHostilePrograms(report, [exercise], [passing, renamed, gated]);
    expect(share).toEqual({ total: 3, right: 2 });
    expect(report.counts()).toEqual({ passed: 1, failed: 1 });
  });
});
