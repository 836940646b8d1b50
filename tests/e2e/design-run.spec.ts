import type { Locator, Page } from '@playwright/test';
import { isWellMade, looks, openLab, useLook } from './labs-page.ts';
import { expect, test } from './watched-page.ts';

/** Opens the page of the canvas with its first example, and resolves with what runs it. */
async function open(page: Page): Promise<Locator> {
  await openLab(page, 'design', 'Design canvas');
  // The example is there once it is known that no drawing was kept; a run before that is of nothing.
  await expect(page.getByRole('button', { name: /Utilisation of .*: how it came about/ }).first()).toBeVisible();
  return page.getByRole('region', { name: 'Load and run' });
}

const status = (panel: Locator): Locator => panel.getByText(/^(The run came to|Running|Nothing has been run)/);

async function run(panel: Locator, name = 'Run'): Promise<void> {
  await panel.getByRole('button', { name, exact: true }).click();
  await expect(status(panel)).toHaveText('The run came to an end.', { timeout: 60_000 });
}

test('explains each number of the analysis on a click', async ({ page }) => {
  await open(page);
  const analysis = page.getByRole('region', { name: 'Analysis', exact: true });
  const number = analysis.getByRole('button', { name: /Utilisation of .*: how it came about/ }).first();
  await number.click();
  await expect(number).toHaveAttribute('aria-expanded', 'true');
  await expect(analysis.getByText(/utilisation = .* visits per second .* × .* service time .* ÷ .* workers/)).toBeVisible();
  await number.press('Enter');
  await expect(number).toHaveAttribute('aria-expanded', 'false');
});

test('runs the design by keyboard, moves through time, and shows the figures as a table', async ({ page }) => {
  const panel = await open(page);
  await panel.getByRole('button', { name: 'Run', exact: true }).focus();
  await page.keyboard.press('Enter');
  await expect(status(panel)).toHaveText('The run came to an end.', { timeout: 60_000 });
  const time = panel.getByRole('slider', { name: 'Time of the run' });
  await time.focus();
  await page.keyboard.press('Home');
  await expect(panel.getByRole('heading', { name: 'Components, 0.0 s to 1.0 s' })).toBeVisible();
  await page.keyboard.press('ArrowRight');
  await expect(panel.getByRole('heading', { name: 'Components, 1.0 s to 2.0 s' })).toBeVisible();
  await expect(panel.getByRole('img', { name: /^Latency of requests answered\. Read, p99 / })).toBeVisible();
  // The canvas is marked with what the time line shows.
  await expect(
    page
      .locator('.react-flow__node')
      .filter({ hasText: /% busy/ })
      .first(),
  ).toBeVisible();
  await panel.getByText('The figures as a table').first().click();
  await expect(panel.getByRole('region', { name: 'Latency of requests answered, by time' }).getByRole('row')).toHaveCount(61);
});

test('injects a fault, shades it, and says when what is shown is out of date', async ({ page }) => {
  const panel = await open(page);
  await panel.getByText('Faults of your own').click();
  await panel.getByLabel('Fault', { exact: true }).selectOption('All of a component lost');
  await panel.getByLabel('Component', { exact: true }).selectOption('Database');
  await panel.getByLabel(/^From, s/).fill('never');
  await panel.getByRole('button', { name: 'Add the fault' }).click();
  await expect(panel.getByText(/^From: give a number from 0 to /)).toBeVisible();
  await panel.getByLabel(/^From, s/).fill('20');
  await panel.getByRole('button', { name: 'Add the fault' }).click();
  await run(panel);
  await expect(panel.getByText('20.0 s to 40.0 s: Database lost')).toBeVisible();
  await expect(panel.getByRole('img', { name: /^Requests failed, by cause, per second\. instance lost/ })).toBeVisible();
  await expect(panel.getByRole('row', { name: /^Read .*instance lost at/ })).toBeVisible();
  await panel.getByLabel('Per second', { exact: true }).first().fill('2000');
  await expect(panel.getByText(/^What follows is out of date/)).toBeVisible();
  await run(panel, 'Run the changed design');
  await expect(panel.getByText(/^What follows is out of date/)).toHaveCount(0);
});

test('answers a load that cannot be, and a run that is cancelled', async ({ page }) => {
  const panel = await open(page);
  const rate = panel.getByLabel('Per second', { exact: true }).first();
  await rate.fill('a lot');
  await expect(panel.getByText('Rate of “Read”: give a number from 0 to 1000000000000.')).toBeVisible();
  await rate.fill('1000000000');
  await expect(page.getByText(/is asked for .* times what it can do/).first()).toBeVisible();
  await panel.getByRole('button', { name: 'Run', exact: true }).click();
  await panel.getByRole('button', { name: 'Cancel' }).click();
  await expect(status(panel)).toHaveText('The run came to no end.');
  await expect(panel.getByRole('button', { name: 'Run again' })).toBeFocused();
});

for (const look of looks) {
  test(`is well made at ${look.width} in ${look.theme}`, async ({ page }) => {
    await useLook(page, look);
    const panel = await open(page);
    await run(panel);
    await isWellMade(page, `a run at ${look.width} in ${look.theme}`);
  });
}
