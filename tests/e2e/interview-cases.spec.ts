import type { Locator, Page } from '@playwright/test';
import { beginsAt, InterviewPage } from './interview-page.ts';
import { ways } from './interview-ways.ts';
import type { Way } from './interview-ways.ts';
import { conclude, draw, fileAt, inReport, objectiveRow, prepare, runPanel } from './interview-work.ts';
import { bringPasses } from './passes.ts';
import { reference as lru } from './sources.ts';
import { expect, test } from './watched-page.ts';

const twoChoices = fileAt('exercises/traffic/lb-power-of-two/private/reference.ts');

test.describe.configure({ mode: 'parallel' });

/** Holds a report to everything that was done on the way to it. */
async function hasAll(page: Page, way: Way): Promise<void> {
  await expect(page.getByRole('heading', { name: /^Constraints: [1-4] of \d+ asked out$/ })).toBeVisible();
  await expect(page.getByText(`You said “${way.estimate.given}”: right.`)).toBeVisible();
  await expect(inReport(page, 'Notes: Scope and requirements')).toContainText('First the path that is taken most.');
  await expect(inReport(page, 'Notes: Bottlenecks')).toContainText('The store breaks first.');
  await expect(inReport(page, 'Summary')).toContainText('What is read most has the shortest way.');
  await expect(inReport(page, 'Operations')).toContainText(`POST ${way.operation.path}`);
  await expect(inReport(page, 'Entities')).toContainText(way.entity.name);
  await expect(inReport(page, 'Design').getByRole('img')).toContainText(way.service);
  const said = inReport(page, 'What was said');
  await expect(said).toContainText(way.change);
  for (const [asked] of [...way.followUps.map((followUp) => [followUp]), ...way.questions]) await expect(said).toContainText(asked);
}

/** Marks the first dimension, and holds what is printed to being the report and nothing else. */
async function markAndPrint(page: Page): Promise<void> {
  await page.getByRole('group', { name: 'Scoping' }).getByRole('radio', { name: /^2 / }).check();
  await expect(page.getByText('2 of 3 points for what is marked.')).toBeVisible();

  await page.emulateMedia({ media: 'print' });
  for (const left of [
    page.getByRole('banner'),
    page.getByRole('button', { name: 'Print' }),
    page.getByRole('heading', { name: 'Break it' }),
  ])
    await expect(left).toBeHidden();
  for (const name of ['Summary', 'Operations', 'Entities', 'Design', 'Runs']) await expect(inReport(page, name)).toBeVisible();
  // What is folded up on the screen is read on paper.
  const folded = page.locator('details').filter({ hasText: 'that you did not ask for' }).getByRole('listitem');
  await expect(folded.first()).toBeVisible();
  await expect(page.getByRole('group', { name: 'Scoping' }).getByRole('radio', { name: /^2 / })).toBeChecked();
  const pages = (await page.pdf()).toString('latin1').match(/\/Type \/Page\b/g) ?? [];
  expect(pages.length).toBeGreaterThan(3);
  await page.emulateMedia({ media: null });
}

/** Sees what parts of the learner's own did beside the stock parts. */
async function ownEffectIsShown(panel: Locator, own: Readonly<Record<string, string>>): Promise<void> {
  await expect(panel.getByRole('heading', { name: 'Your code in the design' })).toBeVisible();
  for (const [component, exercise] of Object.entries(own))
    await expect(panel.getByText(new RegExp(`beside the stock part`)).filter({ hasText: `${exercise} at “${component}”` })).toBeVisible();
  const [stock, mine] = await panel
    .getByRole('row', { name: /^Hit ratio of “Link cache”/ })
    .getByRole('cell')
    .allTextContents();
  expect(mine).toMatch(/%$/);
  expect(mine).toBe(stock);
  await expect(panel.getByText(/broke at/)).toHaveCount(0);
}

for (const way of ways) {
  test(`goes by mouse through “${way.title}”, from the opening to the printed report`, async ({ page }) => {
    if (way.own) await bringPasses(page, { 'cache-lru': lru, 'lb-power-of-two': twoChoices });
    // Time goes by itself, and on where the test says so.
    await page.clock.install({ time: beginsAt });
    const one = await InterviewPage.open(page, way.id, { clock: false });
    await one.start();
    await prepare(one, way);
    await draw(one, way);
    if (way.own) await ownEffectIsShown(runPanel(page), way.own);
    await conclude(one, way);
    await hasAll(page, way);
    await expect(objectiveRow(inReport(page, 'Runs'), way, 'The busiest hour')).toContainText('met');
    const own = page.getByRole('row', { name: /^The busiest hour.*, with your lb-power-of-two, cache-lru/ });
    // Two kinds of request, by the learner’s numbers and by the case’s.
    await expect(own).toHaveCount(way.own ? 4 : 0);
    await markAndPrint(page);
  });
}
