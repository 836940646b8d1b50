import { readFileSync } from 'node:fs';
import AxeBuilder from '@axe-core/playwright';
import type { Locator, Page } from '@playwright/test';
import { InterviewPage } from './interview-page.ts';
import { bringPasses } from './passes.ts';
import { expect, test } from './watched-page.ts';

const fileAt = (file: string): string => readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8');
const saga = fileAt('exercises/consistency/saga/private/reference.ts');
const drawing = fileAt('content/interviews/ticket-booking/designs/line-and-saga.json');
const wcag = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** Draws the case's design, and has its workers run the learner's saga by the panel of the component. */
async function placeSaga(page: Page): Promise<void> {
  const buffer = Buffer.from(drawing);
  await page.getByLabel('Design file to import').setInputFiles({ name: 'design.json', mimeType: 'application/json', buffer });
  const canvas = page.getByRole('group', { name: 'Design', exact: true });
  await expect(canvas.getByText(/^Imported \d+ components\./)).toBeVisible();
  await canvas.getByRole('group', { name: /^Saga workers[,:]/ }).click();
  const settings = canvas.getByRole('region', { name: 'Saga workers', exact: true });
  await settings.getByLabel('Runs', { exact: true }).selectOption('saga');
}

/** Runs one of the case's trials alone. */
async function runTrial(panel: Locator, trial: string): Promise<void> {
  await panel.getByRole('checkbox', { name: 'The busiest hour', exact: true }).uncheck();
  await panel.getByRole('checkbox', { name: trial, exact: true }).check();
  await panel.getByRole('button', { name: 'Run', exact: true }).click();
  await expect(panel.getByText('1 run came to an end.')).toBeVisible({ timeout: 90_000 });
}

async function openWith(page: Page, source: string): Promise<{ readonly one: InterviewPage; readonly panel: Locator }> {
  await bringPasses(page, { saga: source });
  const one = await InterviewPage.open(page, 'ticket-booking', { clock: false });
  await page.getByText('One stage alone').click();
  await page.getByLabel('Stage', { exact: true }).selectOption('high-level');
  await one.button('Start the interview').click();
  await placeSaga(page);
  return { one, panel: page.getByRole('region', { name: 'Run the design' }) };
}

/** Reads a row of the table of the effect: the stock part’s value, then that of the learner’s code. */
const effect = (panel: Locator, name: string): Promise<string[]> =>
  panel
    .getByRole('region', { name: 'Stock parts beside your code' })
    .getByRole('row', { name: new RegExp(`^${name}`) })
    .getByRole('cell')
    .allTextContents();

test('runs the learner’s saga in an interview, crashes it, and has it recover', async ({ page }) => {
  const { one, panel } = await openWith(page, saga);
  await runTrial(panel, 'The coordinator crashes');
  await expect(panel.getByText('Your saga at “Saga workers”, beside the stock part in its place')).toBeVisible();
  const [stockCut, cut] = await effect(panel, 'Sagas cut off at “Saga workers”');
  expect(stockCut).toBe('none');
  const [, all, ended] = /^(\d+); (\d+) taken to an end$/.exec(cut!)!;
  expect(Number(all)).toBeGreaterThan(0);
  expect(ended).toBe(all);
  await expect(panel.getByText(/broke at|as they stood/)).toHaveCount(0);
  // What the crash leaves of an order without a log, the log brings to its end.
  const [stockHalf, half] = await effect(panel, '“Pay for an order” left half done');
  expect(Number(stockHalf)).toBeGreaterThan(0);
  expect(half).toMatch(/^none/);

  for (const [width, theme] of [
    [390, 'dark'],
    [1280, 'light'],
  ] as const) {
    await page.setViewportSize({ width, height: 900 });
    await page.evaluate((value) => (document.documentElement.dataset.theme = value), theme);
    const { violations } = await new AxeBuilder({ page }).include('.hr-run-own').withTags(wcag).analyze();
    expect(violations.map(({ id }) => id)).toEqual([]);
  }

  // The comparison afterwards is of the design with the code in it.
  await one.finish();
  const comparison = page.getByRole('region', { name: 'Your design beside others' });
  await expect(comparison.getByText('As you drew it, with your saga at “Saga workers”.')).toBeVisible();
  await comparison.getByRole('button', { name: /^Run all \d under the same load$/ }).click();
  await expect(comparison.getByRole('columnheader', { name: 'Your design, with your code' })).toBeVisible({ timeout: 90_000 });
  await comparison.getByRole('button', { name: 'Cancel' }).click();
  await expect(comparison.getByRole('alert')).toHaveCount(0);
});

test('says in words what a saga without a right recover leaves', async ({ page }) => {
  const { panel } = await openWith(page, saga.replace('async recover() {', 'async recover() { return [];'));
  await runTrial(panel, 'The coordinator crashes');
  await expect(
    panel.getByText(/^“Saga workers” lost instances with \d+ sagas under way\. Your recover left \d+ as they stood: it gave no outcome/),
  ).toBeVisible();
  const [, half] = await effect(panel, '“Pay for an order” left half done');
  expect(Number(half!.split(';')[0])).toBeGreaterThan(0);
});
