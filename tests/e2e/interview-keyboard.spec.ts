import type { Page } from '@playwright/test';
import { beginsAt, InterviewPage } from './interview-page.ts';
import { ways } from './interview-ways.ts';
import { canvas, inReport, runPanel } from './interview-work.ts';
import { pressOn, reach, typeInto } from './keys.ts';
import { expect, test } from './watched-page.ts';

test.describe.configure({ mode: 'parallel' });

async function nextByKey(one: InterviewPage, stage: string): Promise<void> {
  await pressOn(one.button(/^Next/));
  await expect(one.page.getByRole('heading', { level: 2, name: stage })).toBeFocused();
}

/** Draws clients and a service in the outline, connects the two, changes a setting, and runs the busiest hour. */
async function drawByKey(page: Page): Promise<void> {
  const { keyboard } = page;
  const outline = page.getByRole('region', { name: 'Outline' });
  await pressOn(page.getByRole('button', { name: 'Outline', exact: true }));
  const palette = page.getByRole('region', { name: 'Add components' });
  await pressOn(palette.getByRole('button', { name: /^Service/ }));
  await pressOn(palette.getByRole('button', { name: /^Clients/ }));
  await pressOn(outline.getByRole('button', { name: /^Clients/ }));
  await pressOn(canvas(page).getByRole('region', { name: 'Clients' }).getByRole('button', { name: 'Connect', exact: true }));
  await expect(outline.getByRole('button', { name: '→ Service, sync' })).toBeVisible();
  await pressOn(outline.getByRole('button', { name: /^Service/ }));
  await reach(canvas(page).getByRole('region', { name: 'Service' }).getByLabel('Instances', { exact: true }));
  await keyboard.press('Control+a');
  await keyboard.type('40');
  await expect(outline.getByRole('button', { name: /^Service/ })).toContainText('40 × ');
  await pressOn(runPanel(page).getByRole('button', { name: 'Run', exact: true }));
  await expect(runPanel(page).getByText(/^\d runs? came to an end\./)).toBeVisible({ timeout: 60_000 });
}

for (const way of ways) {
  test(`goes by keyboard through “${way.title}”, and draws in the outline`, async ({ page }) => {
    await page.clock.install({ time: beginsAt });
    const one = await InterviewPage.open(page, way.id, { clock: false });
    const { keyboard } = page;
    await pressOn(one.button('Start the interview'));
    await expect(page.getByRole('heading', { level: 2, name: 'Scope and requirements' })).toBeVisible();
    const [[asked, answer]] = way.questions as [readonly [string, string]];
    await typeInto(page.getByRole('textbox', { name: 'Ask the interviewer' }), asked);
    await keyboard.press('Control+Enter');
    await expect(one.conversation).toContainText(answer);
    await typeInto(page.getByRole('textbox', { name: 'Notes' }), 'By keyboard.');
    await nextByKey(one, 'Estimates');
    await typeInto(page.getByRole('textbox', { name: way.estimate.asks, exact: true }), way.estimate.given);
    await keyboard.press('Enter');
    await expect(page.getByText(way.estimate.read)).toBeVisible();
    await nextByKey(one, 'Interface');
    await pressOn(one.button('Add a command'));
    await expect(page.getByRole('textbox', { name: 'Name', exact: true })).toBeFocused();
    await keyboard.type(way.operation.name);
    await nextByKey(one, 'Data model');
    await pressOn(one.button('Add an entity'));
    await expect(page.getByRole('textbox', { name: 'Name', exact: true })).toBeFocused();
    await keyboard.type(way.entity.name);
    await nextByKey(one, 'High-level design');
    await drawByKey(page);
    for (const stage of ['Deep dives', 'Bottlenecks', 'Wrap-up']) await nextByKey(one, stage);
    await expect(one.conversation).toContainText(way.change);
    await typeInto(page.getByRole('textbox', { name: 'Your summary' }), 'One service, for now.');
    await pressOn(one.button('Finish …'));
    await pressOn(one.button('Finish and see the report'));

    await expect(page.getByRole('heading', { level: 2, name: 'Report', exact: true })).toBeVisible();
    await expect(inReport(page, 'Summary')).toContainText('One service, for now.');
    await expect(inReport(page, 'Operations')).toContainText(way.operation.name);
    await expect(inReport(page, 'Entities')).toContainText(way.entity.name);
    await expect(inReport(page, 'Design').getByRole('img')).toContainText('Service');
    await expect(
      inReport(page, 'Runs')
        .getByRole('row', { name: /^The busiest hour/ })
        .first(),
    ).toBeVisible();
    await reach(page.getByRole('group', { name: 'Scoping' }).getByRole('radio').first());
    await keyboard.press('Space');
    await keyboard.press('ArrowDown');
    await expect(page.getByText('1 of 3 points for what is marked.')).toBeVisible();
  });
}
