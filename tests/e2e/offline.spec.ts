import type { Page } from '@playwright/test';
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
