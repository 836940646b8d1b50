import type { Page } from '@playwright/test';
import { expect, test } from './watched-page.ts';

/** Answers every question of the lesson's quiz until the answer is right. */
async function answerQuiz(page: Page): Promise<void> {
  await page.getByRole('heading', { level: 2, name: 'Quiz' }).scrollIntoViewIfNeeded();
  for (const question of await page
    .getByRole('group')
    .filter({ has: page.getByRole('button', { name: 'Check answer' }) })
    .all()) {
    for (const option of await question.getByRole('radio').all()) {
      await option.check();
      await question.getByRole('button', { name: 'Check answer' }).click();
      if (await question.getByText('Right.', { exact: true }).first().isVisible()) break;
    }
  }
  await expect(page.getByText(/^All \d+ answered/)).toBeVisible();
}

test('a lesson whose quiz was answered is marked on the map, in the list, in the sidebar and on paths', async ({ page }) => {
  await page.goto('lessons/partitioning/');
  await answerQuiz(page);

  await page.goto('course/');
  const map = page.getByRole('navigation', { name: 'Map of the course' });
  await expect(map.getByRole('link', { name: /^Data: .*; 1 of \d+ done$/ })).toBeVisible();
  await expect(page.getByRole('main').getByRole('link', { name: 'Partitioning done' })).toBeVisible();
  await expect(map.getByRole('link', { name: /^Caching: / })).not.toHaveAccessibleName(/done/);

  await page.getByRole('link', { name: 'From the ground up' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'From the ground up' })).toBeVisible();
  await expect(page.getByText(/\b1 of \d+ done, about/)).toBeVisible();
  await expect(page.getByRole('link', { name: 'Partitioning done' })).toBeVisible();

  await page.goto('lessons/rebalancing/');
  await expect(page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Partitioning done' })).toBeVisible();
});

test('search finds lessons, exercises, labs and terms of the glossary', async ({ page }) => {
  await page.goto('course/');
  const search = page.getByRole('dialog', { name: 'Search' });
  const find = async (term: string, name: RegExp): Promise<void> => {
    await search.getByRole('searchbox').fill(term);
    await expect(search.getByRole('link', { name }).first()).toBeVisible();
  };
  await page.keyboard.press('Control+k');
  await find('hot shards', /^Partitioning/);
  await find('least recently used cache', /LRU cache/);
  await find('virtual node', /Glossary: /);
  await find('race balancers', /load balanc/i);
});

test('a lesson on paper has every answer with its reason, and no controls', async ({ page }) => {
  await page.goto('lessons/partitioning/');
  await page.getByRole('heading', { level: 2, name: 'Quiz' }).scrollIntoViewIfNeeded();
  await expect(page.getByRole('button', { name: 'Check answer' }).first()).toBeVisible();
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByRole('button', { name: 'Check answer' }).first()).toBeHidden();
  await expect(page.getByRole('banner')).toBeHidden();
  for (const why of await page.getByText('Not this one.').all()) await expect(why).toBeVisible();
});
