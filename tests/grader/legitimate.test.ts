import { describe, expect, it } from 'vitest';
import { grade } from './cache-lru.ts';
import { loadLegitimatePrograms } from './hostile-programs.ts';

describe('programs that are odd and right', () => {
  it.each(loadLegitimatePrograms())('$name', async (program) => {
    const { verdict, failedTests } = await grade(program.source);
    expect(`${verdict.outcome} ${failedTests.join(' ')} ${verdict.problem?.message ?? ''}`.trim(), program.tries).toBe('pass');
  });
});
