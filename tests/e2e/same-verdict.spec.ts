import { exercise } from '../../exercises/caching/cache-lru/suite/index.ts';
import { gradeInNode } from '../../src/grader/host/node.ts';
import { exportedVerdicts } from './exported-verdicts.ts';
import { readExercise } from './sources.ts';
import { expect, test } from './watched-page.ts';
import { WorkspacePage } from './workspace-page.ts';

/** Wrong in a value, in an order, in a cost, in a throw; and code that never gets to run. */
const sources: readonly (readonly [name: string, source: string])[] = [
  ...[
    'private/reference.ts',
    'starter.ts',
    'private/mutants/get-does-not-touch.ts',
    'private/mutants/falsy-value-is-a-miss.ts',
    'private/mutants/holds-one-too-many.ts',
    'private/mutants/scans-for-the-victim.ts',
    'private/mutants/throws-a-plain-error.ts',
    'private/mutants/two-generations.ts',
    'private/mutants/keys-become-json.ts',
  ].map((file) => [file, readExercise(file)] as const),
  ['a source that does not parse', 'export function createCache( {\n'],
  ['a source that exports something else', 'export const createCache = "cache";\n'],
  ['a source that throws', `export function createCache() {\n  throw new Error('no');\n}\n`],
];

test('the browser and Node write the same verdicts, to the last bit of the transcript', async ({ page }) => {
  test.setTimeout(240_000);
  const workspace = await WorkspacePage.openPlain(page);
  await workspace.openTab('History');
  for (const [index, [, source]] of sources.entries()) {
    await workspace.write(source);
    await workspace.submit();
    await workspace.openTab('History');
    await expect(workspace.results.getByText(new RegExp(`^Run ${index + 1}: `))).toBeVisible({ timeout: 30_000 });
  }
  const attempts = await exportedVerdicts(workspace);
  expect(attempts.length).toBe(sources.length);
  for (const [name, source] of sources) {
    const { verdict } = await gradeInNode(exercise, { source, scope: 'full' });
    expect(attempts.find((attempt) => attempt.source === source)?.verdict, name).toEqual(JSON.parse(JSON.stringify(verdict)));
  }
});
