import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { InterviewPage } from './interview-page.ts';
import { ways } from './interview-ways.ts';
import { importDesign, runDesign, select } from './interview-work.ts';
import { looks } from './labs-page.ts';
import { expect, test } from './watched-page.ts';

const wcag = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

test.describe.configure({ mode: 'parallel' });

/** Holds a page to the accessibility rules at both widths, and to not scrolling sideways. */
async function isWellMade(page: Page, what: string): Promise<void> {
  const softly = expect.configure({ soft: true });
  for (const { width, theme } of looks) {
    await page.setViewportSize({ width, height: 900 });
    await page.evaluate((value) => (document.documentElement.dataset.theme = value), theme);
    const { violations } = await new AxeBuilder({ page }).include('.hr-iv').withTags(wcag).analyze();
    const found = violations.flatMap(({ id, nodes }) =>
      nodes.map((node) => `${id}: ${node.target.join(' ')}: ${node.failureSummary ?? ''}`),
    );
    softly(found, `${what}, ${width} wide, ${theme}`).toEqual([]);
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    softly(overflow, `${what}, ${width} wide: wider than the window by`).toBeLessThanOrEqual(0);
  }
  await page.setViewportSize({ width: 1280, height: 900 });
}

test('is well made where the interface, the data and the system are designed, and in a run', async ({ page }) => {
  const way = ways[2]!;
  await page.emulateMedia({ reducedMotion: 'reduce' });
  const one = await InterviewPage.open(page, way.id, { clock: false });
  await one.start('Without clocks');
  await one.enter('Interface');
  await one.button('Add a command').click();
  await page.getByLabel('Name', { exact: true }).fill(way.operation.name);
  await page.getByLabel('Path', { exact: true }).fill('/holds/{hold}');
  await one.button('Add an error').click();
  await isWellMade(page, 'the interface');
  await one.enter('Data model');
  await one.button('Add an entity').click();
  await page.getByLabel('Name', { exact: true }).fill(way.entity.name);
  for (const row of ['a field', 'an index', 'an access path', 'a relation']) await one.button(`Add ${row}`).click();
  await isWellMade(page, 'the data model');
  await one.enter('High-level design');
  await isWellMade(page, 'nothing drawn');
  await importDesign(page, way.id, way.design);
  await select(page, way.service);
  await runDesign(page);
  await isWellMade(page, 'the design and a run');
});

test('is well made beside other designs, in a design to break, and in the replay', async ({ page }) => {
  const way = ways[2]!;
  await page.emulateMedia({ reducedMotion: 'reduce' });
  const one = await InterviewPage.open(page, way.id, { clock: false });
  await one.start('Without clocks');
  await one.enter('High-level design');
  await importDesign(page, way.id, way.design);
  await runDesign(page);
  await one.finish();

  const beside = page.getByRole('region', { name: 'Your design beside others' });
  await beside.getByRole('button', { name: 'Run all 4 under the same load' }).click();
  await expect(beside.getByText(/^(\d+) of \1 runs came to an end\.$/)).toBeVisible({ timeout: 90_000 });
  const compared = beside.getByRole('region', { name: 'The designs compared' });
  await expect(compared.getByRole('columnheader')).toHaveText([
    'Measure',
    'Your design',
    'A line in front, a saga behind',
    'Seats in shards, orders by events',
    'A service that waits for the bank',
  ]);
  // What the learner drew is the first reference as it stands: it costs the same, and the others do not.
  const [mine, ...costs] = await compared.getByRole('row', { name: 'Dollars a month' }).getByRole('cell').allTextContents();
  expect(costs).toHaveLength(3);
  expect(costs.map((cost) => cost === mine)).toEqual([true, false, false]);

  const game = page.getByRole('region', { name: 'Break it' });
  const tried = game.getByRole('region', { name: 'What you have tried' }).getByRole('row');
  const attempt = async (what: string, outcome: RegExp): Promise<void> => {
    await game.getByLabel('What goes wrong').selectOption(what);
    await game.getByRole('button', { name: 'Try it' }).click();
    await expect(tried.filter({ hasText: what.slice(0, what.indexOf(' (')) })).toContainText(outcome, { timeout: 60_000 });
  };
  await attempt('1.25 times the load (size 1)', /Held/);
  await attempt('A burst of 2 times the load (size 2)', /Broken\./);
  await game.getByRole('button', { name: 'I am done: tell me' }).click();
  await expect(game.getByText('You broke it with the smallest there is, size 2.')).toBeVisible({ timeout: 60_000 });
  await isWellMade(page, 'the report with comparison and game');
  await one.button('Replay').click();
  await page.getByRole('slider').press('End');
  const there = page.getByRole('region', { name: 'What was there' });
  await expect(there.getByRole('region', { name: 'Design' }).getByRole('img')).toContainText(way.service);
  await isWellMade(page, 'the replay');
});
