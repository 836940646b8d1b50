import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { exercise } from '../../../exercises/caching/cache-fifo-family/suite/index.ts';
import { bundleModule } from '../../../scripts/check/solution-file.ts';
import { gradeInNode } from '../../../src/grader/host/node.ts';

describe('the model handed in as a solution', () => {
  it('[R16] is right under the exact policies, and runs into the step limit of the first budget', { timeout: 60_000 }, async () => {
    const source = await bundleModule(path.join(import.meta.dirname, 'model-as-solution.ts'));
    const ofChance = (id: string) => /^(?:R6|R7)\/|\/random$/.test(id);
    const exact = { ...exercise, tests: exercise.tests.filter((test) => !ofChance(test.id) && !isMixed(test.id)) };
    const { failedTests } = await gradeInNode(exact, { source, scope: 'full' });
    expect(failedTests).toEqual(['R16/fifo']);
  });
});

/** Whether a test takes the policies in turn, random among them; the model knows nothing of chance. */
function isMixed(id: string): boolean {
  const test = exercise.tests.find((one) => one.id === id)!;
  return test.kind === 'cases' && !/^R[3459]\/|^R11\/example|^R8\/example/.test(id);
}
