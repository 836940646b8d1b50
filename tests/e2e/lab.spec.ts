import AxeBuilder from '@axe-core/playwright';
import type { Locator, Page } from '@playwright/test';
import { expect, test } from './watched-page.ts';

// A service worker would fetch the lab's worker itself, past the test that keeps it from loading; that one logs the failure.
test.use({ serviceWorkers: 'block', allowed: /^error: Failed to load resource: net::ERR_FAILED/ });

async function openLab(page: Page, hash = ''): Promise<Locator> {
  await page.goto(`./labs/cache-eviction/${hash}`);
  const lab = page.getByRole('region', { name: 'Eviction lab: hit ratio against capacity' });
  await expect(page.locator('astro-island:not([ssr])').filter({ has: lab })).toHaveCount(1);
  return lab;
}

async function chooseTrace(lab: Locator, name: string, content: string | Buffer): Promise<void> {
  const buffer = typeof content === 'string' ? Buffer.from(content) : content;
  await lab.getByLabel('Choose a trace file').setInputFiles({ name, mimeType: 'text/plain', buffer });
}

/** Drops a file of 2 million lines made in the page, since handing it over would take longer than reading it. */
async function dropLargeTrace(page: Page): Promise<void> {
  const dataTransfer = await page.evaluateHandle(() => {
    const part = Array.from({ length: 100_000 }, (_, i) => `object-${(i * 7919) % 65_537}-of-a-large-trace\n`).join('');
    const transfer = new DataTransfer();
    transfer.items.add(new File(new Array<string>(20).fill(part), 'large.txt'));
    return transfer;
  });
  await page.dispatchEvent('.hr-lab-drop', 'drop', { dataTransfer });
}

const loop = Array.from({ length: 4000 }, (_, i) => `${i % 40} 1 0 ${i + 1}`).join('\n');

test('takes a guess, draws the curves, says and tabulates them', async ({ page }) => {
  const lab = await openLab(page);
  await lab.getByLabel('Which policy hits most often?').selectOption({ label: 'SIEVE' });
  await lab.getByRole('button', { name: 'Run and see' }).click();
  await expect(lab.getByText(/^SIEVE wins with room for 100 keys, as you guessed\./)).toBeVisible();
  await expect(lab.getByRole('img', { name: /With room for 100 keys the hit ratios are: Belady 7\d\.\d%/ })).toBeVisible();
  await lab.getByText('The figures as a table').click();
  await expect(lab.getByRole('row', { name: /^1,000 99\.0%/ })).toBeVisible();

  await lab.getByRole('checkbox', { name: /^ARC/ }).check();
  await expect(lab.getByRole('img', { name: /ARC 6\d\.\d%/ })).toBeVisible();
  await lab.getByLabel('Workload').selectOption({ label: 'Loop: the same keys in order' });
  await expect(lab.getByRole('img', { name: /LRU 0\.0%/ })).toBeVisible();
  const { violations } = await new AxeBuilder({ page }).include('.hr-lab').analyze();
  expect(violations).toEqual([]);

  await page.reload();
  await openLab(page);
  await lab.getByRole('button', { name: 'Run without a guess' }).click();
  await expect(lab.getByText(/^Score: \d of 3 points in 1 round$/)).toBeVisible();
});

test('is worked by keyboard alone, the focus staying where the work is', async ({ page }) => {
  const lab = await openLab(page);
  await lab.getByRole('slider', { name: 'Skew α' }).focus();
  await page.keyboard.press('ArrowLeft');
  await expect(lab.getByRole('slider', { name: 'Skew α' })).toHaveAttribute('aria-valuetext', '0.99');
  await lab.getByRole('button', { name: 'Run and see' }).focus();
  await page.keyboard.press('Enter');
  await expect(lab.getByText(/That makes/)).toBeVisible();
  await page.keyboard.press('Tab');
  await expect(lab.getByRole('button', { name: 'Change the set-up and guess again' })).toBeFocused();
});

test('draws the curves of a dropped trace and tells which lines it skipped', async ({ page }) => {
  const lab = await openLab(page);
  await lab.getByLabel('a trace of your own').check();
  await expect(lab.getByText('Choose a trace first.')).toBeVisible();
  await chooseTrace(lab, 'loop.lis', `${loop}\noops\n41 1`);
  await expect(lab.getByText(/^loop\.lis: 4,000 requests for 40 keys\. Read as ARC/)).toBeVisible();
  await expect(lab.getByText(/^2 of 4,002 lines were skipped.*Line 4,001 is "oops".*may have been cut off\.$/)).toBeVisible();
  await lab.getByRole('button', { name: 'Run without a guess' }).click();
  await expect(lab.getByRole('img', { name: /LRU 0\.0%/ })).toBeVisible();
  await expect(lab.getByText('From 4,000 requests for each line.')).toBeVisible();

  await lab.getByLabel('Format').selectOption({ label: 'LIRS' });
  await expect(lab.getByRole('alert')).toContainText('It looks like ARC: choose that format.');
});

test('says what is wrong with a file that is no trace', async ({ page }) => {
  const lab = await openLab(page);
  await lab.getByLabel('a trace of your own').check();
  for (const [content, words] of [
    [Buffer.alloc(0), 'The file is empty.'],
    [Buffer.from([0x1f, 0x8b, 8, 0, 1]), 'Unpack it first'],
    [Buffer.alloc(5000), 'binary file'],
  ] as const) {
    await chooseTrace(lab, 'odd.bin', content);
    await expect(lab.getByRole('alert')).toContainText(words);
  }
});

test('reads a large trace with progress, and stops when told', async ({ page }) => {
  const lab = await openLab(page);
  await lab.getByLabel('a trace of your own').check();
  await dropLargeTrace(page);
  await expect(lab.getByRole('progressbar', { name: 'Reading large.txt' })).toBeVisible();
  await lab.getByRole('button', { name: 'Cancel' }).click();
  await expect(lab.getByText('large.txt: Loading was cancelled.')).toBeVisible();
  await dropLargeTrace(page);
  await expect(lab.getByText(/^large\.txt: 2,000,000 requests for 65,537 keys\./)).toBeVisible({ timeout: 30_000 });
  for (const name of [/^FIFO/, /^LFU/, /^Random/, /^Belady/]) await lab.getByRole('checkbox', { name }).uncheck();
  await lab.getByRole('button', { name: 'Run without a guess' }).click();
  await expect(lab.getByText(/^From .* requests for each line; sampled: .* of the keys, chosen by hash/)).toBeVisible({ timeout: 30_000 });
});

test('takes a set-up from a link, made possible where it is not, and gives it on', async ({ page }) => {
  const lab = await openLab(page, '#lab?w=loop&keys=50&n=2000&p=mru.lru&c=9999');
  await expect(lab.getByText('The capacity goes from 1 to 50; 50 is used.')).toBeVisible();
  await expect(lab.getByLabel('Workload')).toHaveValue('loop');
  await lab.getByRole('button', { name: 'Copy a link to this set-up' }).click();
  await expect(page).toHaveURL(/#lab\?w=loop&n=2000&keys=50&.*&p=lru\.mru&c=50/);
});

test('runs the rest when the worker could not start at first', async ({ page }) => {
  const lab = await openLab(page);
  await page.route(/curves\.worker/, (route) => route.abort());
  await lab.getByRole('button', { name: 'Run and see' }).click();
  await expect(lab.getByRole('alert')).toContainText('did not start or has stopped');
  await page.unroute(/curves\.worker/);
  await lab.getByRole('button', { name: 'Run again' }).click();
  await expect(lab.getByText(/That makes/)).toBeVisible();
});
