import { chromiumArgs } from '../../scripts/browser.ts';
import { expect, test } from './watched-page.ts';

// A browser that has no scripts at all. With Playwright's own switch the parser still takes them to be there and hides every <noscript>.
test.use({
  launchOptions: {
    ...(process.env.CHROMIUM_PATH && { executablePath: process.env.CHROMIUM_PATH }),
    args: [...chromiumArgs, '--blink-settings=scriptEnabled=false'],
  },
});

test('the task can be read, and where code is written it is said what is missing', async ({ page }) => {
  await page.goto('./exercises/cache-lru/');
  // Playwright's text search passes over <noscript>.
  const notice = page.getByRole('main').locator('noscript p');
  await expect(notice).toBeVisible();
  await expect(notice).toContainText('Writing and grading code needs JavaScript.');
  await expect(page.getByRole('heading', { level: 1, name: 'LRU cache' })).toBeVisible();
  const rules = page.getByRole('listitem').filter({ hasText: /^\s*R\d+\b/ });
  await expect(rules).toHaveCount(12);
  await expect(rules.last()).toBeVisible();
  await expect(page.getByText('export function createCache').first()).toBeVisible();
  await expect(page.getByRole('button', { name: /^(Run tests|Submit|Reset|Show the first hint)/ })).toHaveCount(0);
});

test('lessons can be read: figures as tables, answers as disclosures', async ({ page }) => {
  await page.goto('./lessons/choosing-what-to-evict/');
  await expect(page.getByRole('heading', { level: 1, name: 'Choosing what to evict' })).toBeVisible();
  const figure = page.getByRole('group', { name: 'One sequence, five caches' });
  await expect(figure.getByRole('row')).toHaveCount(17);
  await expect(figure.getByRole('button')).toHaveCount(0);
  const answer = page
    .getByRole('group')
    .filter({ has: page.getByText('Not this one.') })
    .last();
  await expect(answer.getByText('Not this one.').first()).toBeHidden();
});

test('the lab and the progress page say that they need scripts', async ({ page }) => {
  for (const path of [
    'labs/cache-eviction/',
    'labs/cache-writes/',
    'labs/cdn/',
    'labs/hash-ring/',
    'labs/load-balancing/',
    'labs/push-vs-poll/',
    'labs/queueing/',
    'labs/saga/',
    'progress/',
  ]) {
    await page.goto(`./${path}`);
    const notice = page.getByRole('main').locator('noscript p').first();
    await expect(notice).toBeVisible();
    await expect(notice).toContainText('needs JavaScript');
  }
});

test('solutions open by their own disclosure, and the way around the site is links', async ({ page }) => {
  await page.goto('./');
  await page.getByRole('link', { name: 'Build an LRU cache' }).click();
  await page.getByRole('link', { name: 'Approaches' }).click();
  await page.getByText('Show me the solutions').click();
  await expect(page.getByText('export function createCache').first()).toBeVisible();
});
