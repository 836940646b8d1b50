import type { Page } from '@playwright/test';
import { reference, withoutTouch } from './sources.ts';
import { expect, test } from './watched-page.ts';
import { WorkspacePage } from './workspace-page.ts';

test.use({ permissions: ['clipboard-read', 'clipboard-write'] });

/** Steps through the lesson's figure and runs its lab, guessing first in both. */
async function playWithTheFigures(page: Page): Promise<void> {
  const figure = page.getByRole('group', { name: 'One sequence, five caches' });
  await figure.getByRole('radio', { name: 'LRU', exact: true }).check();
  await figure.getByRole('button', { name: 'Lock in my guess' }).click();
  await expect(figure.getByRole('button', { name: 'Next request' })).toBeFocused();
  await figure.getByRole('button', { name: 'Next request' }).click();
  await expect(figure.getByText('1 of 15 shown')).toBeVisible();
  await figure.getByRole('button', { name: 'To the end' }).click();
  await expect(figure.getByText(/Most hits: /)).toBeVisible();
  await expect(figure.getByText('All requests shown')).toBeVisible();

  const lab = page.getByRole('region', { name: 'Eviction lab: hit ratio against capacity' });
  await lab.scrollIntoViewIfNeeded();
  await expect(page.locator('astro-island:not([ssr])').filter({ has: lab })).toHaveCount(1);
  await lab.getByLabel('Which policy hits most often?').selectOption({ label: 'LRU' });
  await lab.getByRole('button', { name: 'Run and see' }).click();
  await expect(lab.getByText(/That makes \d+ of \d+ points\./)).toBeVisible();
  await expect(lab.getByRole('img', { name: /LRU/ })).toBeVisible();
}

/** Steps through the smallest failing case by its buttons. */
async function stepThroughTheReplay(page: Page): Promise<void> {
  const stepper = page.getByRole('group', { name: 'Step through the calls' });
  const call = page.getByText(/^Call \d+ of \d+:/);
  const total = Number((await stepper.getByRole('slider', { name: 'Call' }).getAttribute('max')) ?? 0);
  expect(total).toBeGreaterThan(2);
  while (await stepper.getByRole('button', { name: 'Previous' }).isEnabled())
    await stepper.getByRole('button', { name: 'Previous' }).click();
  await expect(call).toHaveText(/^Call 1 of /);
  await stepper.getByRole('button', { name: 'Next' }).click();
  await expect(call).toHaveText(/^Call 2 of /);
}

for (const editor of ['full', 'plain'] as const) {
  test(`leads from the home page to a pass that is kept, in the ${editor} editor`, async ({ page }) => {
    await page.goto('./');
    await expect(page.getByRole('heading', { level: 1, name: 'Learn system design by building it.' })).toBeVisible();
    await expect(page.getByRole('link', { name: 'Build an LRU cache' })).toBeVisible();
    await page.getByRole('link', { name: 'Read the lesson first' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Why caches work' })).toBeVisible();
    await page.getByRole('link', { name: /^Next\s+Choosing what to evict/ }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Choosing what to evict' })).toBeVisible();
    await playWithTheFigures(page);

    await page
      .getByRole('region', { name: 'Build it' })
      .getByRole('link', { name: /^LRU cache/ })
      .click();
    const workspace = new WorkspacePage(page);
    await workspace.isReady();
    if (editor === 'plain') await workspace.choosePlain();
    else await workspace.isMonaco();

    await workspace.paste(withoutTouch);
    await workspace.runTests();
    await workspace.says(/broken|visible tests pass/);
    await workspace.submit();
    await workspace.says(/^Rules? .*\bR4\b.* broken$/);
    const verdict = page.getByRole('tabpanel', { name: /^Verdict/ });
    await expect(verdict.getByText('A get that finds its key is a use of it.').first()).toBeVisible();
    await expect(verdict.getByText(/^The smallest failing case found: \d+ calls\.$/)).toBeVisible();
    await expect(verdict.getByRole('term').filter({ hasText: 'Expected' })).toBeVisible();
    await expect(verdict.getByRole('term').filter({ hasText: 'Your code' }).first()).toBeVisible();
    await stepThroughTheReplay(page);

    await workspace.paste(reference);
    await expect(verdict.getByText('You have changed the code since this verdict.')).toBeVisible();
    await workspace.submit();
    await workspace.passes();
    await expect(verdict.getByRole('heading', { name: 'Budgets' })).toBeVisible();
    await expect(verdict.getByText(/steps \(\d+% of the budget\)/)).toBeVisible();

    // What is listed is kept: the verdict is shown a moment before.
    await workspace.openTab('History');
    await expect(workspace.results.getByText('Run 3: Passed')).toBeVisible();
    await page.reload();
    await workspace.isReady();
    await workspace.choosePlain();
    await expect(workspace.editor).toHaveValue(reference);
    await workspace.openTab('History');
    await expect(workspace.results.getByText('Run 3: Passed')).toBeVisible();
    await expect(workspace.results.getByText(/^Run 2: Rules? .*R4.* broken$/)).toBeVisible();

    await page.getByRole('navigation', { name: 'This exercise' }).getByRole('link', { name: 'Exercises' }).click();
    await expect(page.getByRole('link', { name: /^LRU cache passed/ })).toBeVisible();
    await page.goto('./course/');
    await expect(page.getByRole('link', { name: /^LRU cache passed/ })).toBeVisible();

    await page.goto('./exercises/cache-lru/approaches/');
    await expect(page.getByText('You have passed this exercise.')).toBeVisible();
    await expect(page.getByText('export function createCache').first()).toBeVisible();

    await page.goto('./labs/cache-eviction/');
    const lab = page.getByRole('region', { name: 'Eviction lab: hit ratio against capacity' });
    await lab.getByRole('button', { name: 'Run without a guess' }).click();
    const own = page.getByRole('region', { name: 'Your own cache' });
    await own.getByRole('button', { name: 'Run it on these requests' }).click();
    await expect(own.getByText(/^Done, on [\d,]+ requests/)).toBeVisible({ timeout: 45_000 });
    await lab.getByText('The figures as a table').click();
    const table = lab.getByRole('region', { name: 'Hit ratios by capacity and policy' });
    await expect(table.getByRole('columnheader').last()).toHaveText('Your cache');
  });
}
