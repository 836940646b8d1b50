import { readFileSync } from 'node:fs';
import { expect, test } from './watched-page.ts';
import { WorkspacePage } from './workspace-page.ts';

test.use({ permissions: ['clipboard-read', 'clipboard-write'] });

const challenge = { id: 'cache-beat-lru', title: 'Beat LRU' };
const folder = new URL('../../exercises/caching/cache-beat-lru/private/', import.meta.url);

/** Returns a solution as a learner would have it, importing its types from beside it. */
function readSolution(file: string): string {
  return readFileSync(new URL(file, folder), 'utf8').replace(/'(?:\.\.\/)+contract\.ts'/, `'./contract'`);
}

test('scores a cache, keeps the curve of scores, and lets a link grade it again', async ({ page, context }) => {
  const workspace = await WorkspacePage.openPlain(page, '', challenge);
  await workspace.write(readSolution('mutants/first-in-first-out.ts'));
  await workspace.submit();
  await workspace.says('Right answers, but below the mark', 60_000);
  await expect(workspace.results.getByText('−0.14 of the way from LRU (0) to Belady (1).')).toBeVisible();
  await expect(workspace.results.getByText('No medal yet. The next is SIEVE, at 0.32.')).toBeVisible();

  await workspace.write(readSolution('reference.ts'));
  await workspace.submit();
  await workspace.says('Passed', 60_000);
  await expect(workspace.results.getByRole('list', { name: 'Medals' }).getByText('SIEVE 0.32, reached')).toBeVisible();
  await workspace.results.getByText('All scores as a table').click();
  await expect(workspace.results.getByRole('row', { name: /^Zipf 1\.0: strong skew 0\.50 / })).toBeVisible();
  await workspace.results.getByRole('button', { name: 'Copy a link to this verdict' }).click();
  await expect(workspace.results.getByText('Link copied.', { exact: false })).toBeVisible();
  const link = await page.evaluate(() => navigator.clipboard.readText());

  await workspace.openTab('History');
  await expect(workspace.results.getByText('2 runs were scored; the best is run 2 with 0.32.')).toBeVisible();
  await workspace.results.getByText('Scores as a table').click();
  await expect(workspace.results.getByRole('row', { name: '2 0.32 passed' })).toBeVisible();

  const visitor = await context.newPage();
  await visitor.goto(link);
  await expect(visitor.getByText('The receipt holds', { exact: false })).toBeVisible({ timeout: 60_000 });
  await expect(visitor.getByText('0.32 of the way from LRU (0) to Belady (1).')).toBeVisible();
});
