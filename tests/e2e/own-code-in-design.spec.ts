import { readFileSync } from 'node:fs';
import type { Locator, Page } from '@playwright/test';
import { bringPasses } from './passes.ts';
import { reference as lru } from './sources.ts';
import { expect, test } from './watched-page.ts';

const fileAt = (file: string): string => readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8');
const twoChoices = fileAt('exercises/traffic/lb-power-of-two/private/reference.ts');
const oneRegion = JSON.parse(fileAt('content/interviews/url-shortener/designs/one-region.json')) as {
  readonly components: readonly { readonly id: string }[];
};

/** Opens the design of a case in which components name the exercises whose solutions they run. */
async function openDesign(page: Page, own: Readonly<Record<string, string>>): Promise<Locator> {
  await page.goto('./interviews/url-shortener/');
  await page.getByText('One stage alone').click();
  await page.getByLabel('Stage', { exact: true }).selectOption('high-level');
  await page.getByRole('button', { name: 'Start the interview' }).click();
  const components = oneRegion.components.map((one) => ({ ...one, ...(own[one.id] && { exercise: own[one.id] }) }));
  const buffer = Buffer.from(JSON.stringify({ ...oneRegion, components }));
  await page.getByLabel('Design file to import').setInputFiles({ name: 'design.json', mimeType: 'application/json', buffer });
  return page.getByRole('region', { name: 'Run the design' });
}

async function runDesign(panel: Locator): Promise<void> {
  await panel.getByRole('button', { name: 'Run', exact: true }).click();
  await expect(panel.getByRole('status').first()).toContainText(/came to an end/, { timeout: 60_000 });
}

test('runs a balancer and a cache of the learner’s in the design, beside the stock parts', async ({ page }) => {
  await bringPasses(page, { 'cache-lru': lru, 'lb-power-of-two': twoChoices });
  const panel = await openDesign(page, { cache: 'cache-lru', balancer: 'lb-power-of-two' });
  await runDesign(panel);
  await expect(panel.getByRole('heading', { name: 'Your code in the design' })).toBeVisible();
  const hits = panel.getByRole('row', { name: /^Hit ratio of “Link cache”/ });
  const [stock, own] = await hits.getByRole('cell').allTextContents();
  // The reference solution decides as the stock LRU does: the same requests hit.
  expect(own).toMatch(/%$/);
  expect(own).toBe(stock);
  await expect(panel.getByText(/broke at/)).toHaveCount(0);
});

test('fails the component, and says why, when the learner’s code breaks', async ({ page }) => {
  const broken = lru.replace('if (entries.size === capacity) evict();', "if (entries.size === capacity) throw new Error('full');");
  await bringPasses(page, { 'cache-lru': broken });
  const panel = await openDesign(page, { cache: 'cache-lru' });
  await runDesign(panel);
  await expect(panel.getByText(/Your cache-lru broke at “Link cache”, line 70: The code threw at line 70: Error: full\./)).toBeVisible();
  await expect(panel.getByRole('row', { name: /^Hit ratio of “Link cache”/ })).toBeVisible();
});

test('stays usable while code hangs where no meter sees it', async ({ page }) => {
  // Backtracks for ever: 2^40 ways to share out the letters.
  const endless = "/^(a+)+$/.test('a'.repeat(40) + 'b')";
  const hangs = lru.replace('const entry = entries.get(key);', `const entry = ${endless} ? undefined : entries.get(key);`);
  expect(hangs).not.toBe(lru);
  await bringPasses(page, { 'cache-lru': hangs });
  const panel = await openDesign(page, { cache: 'cache-lru' });
  await panel.getByRole('button', { name: 'Run', exact: true }).click();
  await page.getByLabel('Notes').fill('The page answers.');
  await expect(panel.getByText(/gave no answer for 2\.5 seconds/)).toBeVisible({ timeout: 100_000 });
});
