import type { BrowserContext, Page } from '@playwright/test';
import { InterviewPage } from './interview-page.ts';
import { ways } from './interview-ways.ts';
import { canvas, fileAt, importDesign, inReport, prepare, runDesign, runPanel, select } from './interview-work.ts';
import { openLab } from './labs-page.ts';
import { bringPasses } from './passes.ts';
import { reference, withoutTouch } from './sources.ts';
import { expect, test } from './watched-page.ts';
import { WorkspacePage } from './workspace-page.ts';

// Without a network the browser says of each request that it failed; the page lives on what was kept.
test.use({ allowed: /^error: Failed to load resource: net::ERR_/ });

/** Waits until the service worker has kept every file that writing and grading code needs, by the list it was built with. */
async function editorIsKept(page: Page): Promise<void> {
  await expect
    .poll(
      () =>
        page.evaluate(async () => {
          const registration = await navigator.serviceWorker.ready;
          const text = await (await fetch(registration.active?.scriptURL ?? '')).text();
          const list = (name: string): unknown[] =>
            JSON.parse(new RegExp(`const ${name} = (\\[.*?\\]);`, 's').exec(text)?.[1] ?? '[]') as unknown[];
          const files = list('files') as string[];
          const wanted = (list('editor') as number[]).map((index) => files[index] ?? '');
          const kept = await Promise.all(wanted.map((file) => caches.match(file)));
          return wanted.length === 0 ? 'no list' : kept.filter((response) => !response).length;
        }),
      { timeout: 60_000 },
    )
    .toBe(0);
}

/** Waits until a page says that it is kept, takes the network away, and opens the page again. */
async function cutOff(page: Page, context: BrowserContext): Promise<void> {
  await expect(page.getByText('Kept on this device: this page works without a network.')).toBeVisible({ timeout: 60_000 });
  await context.setOffline(true);
  await expect(page.evaluate(() => fetch(`${location.origin}/_never_seen`).then((response) => response.status))).rejects.toThrow();
  await page.reload();
}

test('a lesson, its figure and a whole exercise work without a network once they were visited', async ({ page, context }) => {
  await page.goto('./lessons/choosing-what-to-evict/');
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  await page.reload();
  await expect(page.getByRole('heading', { level: 1, name: 'Choosing what to evict' })).toBeVisible();
  const workspace = await WorkspacePage.openPlain(page);
  await editorIsKept(page);

  await context.setOffline(true);
  await expect(page.evaluate(() => fetch(`${location.origin}/_never_seen`).then((response) => response.status))).rejects.toThrow();
  await page.reload();
  await workspace.isPlain();
  await workspace.write(withoutTouch);
  await workspace.submit();
  await workspace.says(/R4.* broken$/);
  await expect(page.getByRole('group', { name: 'Step through the calls' })).toBeVisible();
  await page.getByRole('button', { name: 'Plain editor' }).click();
  await workspace.isMonaco();
  await workspace.choosePlain();
  await workspace.write(reference);
  await workspace.submit();
  await workspace.passes();

  await page.goto('./lessons/choosing-what-to-evict/');
  await expect(page.getByRole('heading', { level: 1, name: 'Choosing what to evict' })).toBeVisible();
  const figure = page.getByRole('group', { name: 'One sequence, five caches' });
  await figure.getByRole('button', { name: 'Step without guessing' }).click();
  await figure.getByRole('button', { name: 'To the end' }).click();
  await expect(figure.getByText(/^Most hits: /)).toBeVisible();

  await page.goto('./never/visited/');
  await expect(page.getByRole('heading', { level: 1, name: 'There is no such page' })).toBeVisible();
});

test('an interview that was opened once is held without a network, from the first question to the replay', async ({ page, context }) => {
  // A whole session, with a handful of runs.
  test.slow();
  const way = ways[0]!;
  const twoChoices = fileAt('exercises/traffic/lb-power-of-two/private/reference.ts');
  await bringPasses(page, { 'cache-lru': reference, 'lb-power-of-two': twoChoices });
  const one = await InterviewPage.open(page, way.id, { clock: false });
  await cutOff(page, context);

  await one.start();
  await prepare(one, way);
  await importDesign(page, way.id, way.design);
  await canvas(page).getByRole('button', { name: 'Lay out', exact: true }).click();
  for (const [component, exercise] of Object.entries(way.own!))
    await (await select(page, component)).getByLabel('Runs', { exact: true }).selectOption(exercise);
  await expect(inReport(page, 'Analysis').getByRole('button', { name: new RegExp(`Utilisation of ${way.service}: `) })).toBeVisible();
  await runDesign(page);
  await expect(runPanel(page).getByRole('heading', { name: 'Your code in the design' })).toBeVisible();
  await expect(runPanel(page).getByText(/broke at/)).toHaveCount(0);
  for (const stage of ['Deep dives', 'Bottlenecks', 'Wrap-up']) await one.enter(stage);
  await page.getByLabel('Your summary').fill('All of it without a network.');
  await one.finish();

  await expect(inReport(page, 'Design').getByRole('img')).toContainText(way.service);
  const beside = inReport(page, 'Your design beside others');
  await beside.getByRole('button', { name: /^Run all \d under the same load$/ }).click();
  // The first run of the first design shows that all are there; twenty would take longer than the rest of the session.
  await expect(beside.getByRole('columnheader', { name: 'Your design, with your code' })).toBeVisible({ timeout: 60_000 });
  await beside.getByRole('button', { name: 'Cancel' }).click();
  const game = inReport(page, 'Break it');
  await game.getByLabel('What goes wrong').selectOption('1.25 times the load (size 1)');
  await game.getByRole('button', { name: 'Try it' }).click();
  await expect(game.getByRole('row').filter({ hasText: '1.25 times the load' })).toContainText(/Held|Broken/, { timeout: 60_000 });
  await one.button('Replay').click();
  await page.getByRole('slider', { name: /^Event \d+ of \d+$/ }).press('End');
  await expect(inReport(page, 'What was there').getByRole('region', { name: 'Design' }).getByRole('img')).toContainText(way.service);
});

test('the canvas that was opened once draws, lays out and runs without a network', async ({ page, context }) => {
  await openLab(page, 'design', 'Design canvas');
  await cutOff(page, context);
  await canvas(page).getByLabel('Start from').selectOption('Two regions, one that copies the other');
  await expect(page.locator('.react-flow__node')).toHaveCount(8);
  await canvas(page).getByRole('button', { name: 'Lay out', exact: true }).click();
  await expect(canvas(page).getByText('Laid out.')).toBeVisible();
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  await expect(page.getByText(/came to an end/).first()).toBeVisible({ timeout: 60_000 });
});

test('the lab from one server to millions that was opened once runs without a network', async ({ page, context }) => {
  await openLab(page, 'one-to-millions', 'From one server to millions of users');
  await cutOff(page, context);
  await page.getByRole('button', { name: 'Run without a guess' }).click();
  await expect(page.getByText(/^In the last third .* of pages fail/)).toBeVisible({ timeout: 60_000 });
});
