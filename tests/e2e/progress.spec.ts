import { readFile } from 'node:fs/promises';
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from './watched-page.ts';

const draft = { exerciseId: 'cache-lru', source: 'export const x = 1;', revision: 3, tabId: 'tab', savedAt: 1_795_000_000_000, others: [] };
const reveal = { exerciseId: 'cache-lru', at: 1_795_000_000_000 };

/** Writes records into the page's own database, past its validation, and loads the page anew. */
async function store(page: Page, records: readonly (readonly [store: string, record: object])[]): Promise<void> {
  await page.evaluate(async (entries) => {
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open('headroom-progress');
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
    const transaction = database.transaction([...database.objectStoreNames], 'readwrite');
    for (const [name, record] of entries) transaction.objectStore(name).put(record);
    await new Promise((resolve) => (transaction.oncomplete = resolve));
    database.close();
  }, records);
  await page.reload();
  await ready(page);
}

async function ready(page: Page): Promise<void> {
  await expect(page.getByRole('heading', { name: 'Your work' })).toBeVisible();
}

async function openProgressPage(page: Page): Promise<void> {
  await page.goto('./progress/');
  await ready(page);
}

function fileOf(text: string) {
  return { name: 'headroom-progress.json', mimeType: 'application/json', buffer: Buffer.from(text) };
}

test('exports what is stored, erases it in two steps, and brings it back by importing', async ({ page }) => {
  await openProgressPage(page);
  await expect(page.getByText('Nothing is stored yet.')).toBeVisible();
  await store(page, [
    ['drafts', draft],
    ['reveals', reveal],
  ]);
  await expect(page.getByRole('row', { name: /begun, solutions seen/i })).toBeVisible();

  const downloading = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Export progress' }).click();
  const download = await downloading;
  expect(download.suggestedFilename()).toMatch(/^headroom-progress-\d{4}-\d\d-\d\d\.json$/);
  const text = await readFile(await download.path(), 'utf8');
  expect(JSON.parse(text)).toMatchObject({ format: 'headroom-progress', version: 1, records: { drafts: [draft], reveals: [reveal] } });

  await page.getByRole('button', { name: 'Erase everything …' }).click();
  await expect(page.getByRole('heading', { name: 'Erase everything in this browser?' })).toBeFocused();
  await page.getByRole('button', { name: 'Keep everything' }).click();
  await expect(page.getByRole('button', { name: 'Erase everything …' })).toBeFocused();
  await expect(page.getByText('1 draft', { exact: true })).toBeVisible();
  await page.getByRole('button', { name: 'Erase everything …' }).click();
  await page.getByRole('button', { name: 'Erase everything now' }).click();
  await expect(page.getByRole('status')).toHaveText('Everything stored in this browser has been erased.');
  await expect(page.getByText('Nothing is stored yet.')).toBeVisible();

  await page.getByLabel(/^Import a file/).setInputFiles(fileOf(text));
  await expect(page.getByRole('heading', { name: 'Importing headroom-progress.json will change this' })).toBeFocused();
  await expect(page.getByText('1 draft: 1 added')).toBeVisible();
  await expect(page.getByText('Nothing is stored yet.')).toBeVisible();
  await page.getByRole('button', { name: 'Import', exact: true }).click();
  await expect(page.getByRole('status')).toContainText('2 records added, 0 merged');
  await page.reload();
  await ready(page);
  await expect(page.getByText('1 draft', { exact: true })).toBeVisible();
  await page.getByRole('button', { name: 'Undo import' }).click();
  await expect(page.getByText('Nothing is stored yet.')).toBeVisible();
});

test('is worked by keyboard alone', async ({ page }) => {
  await openProgressPage(page);
  await store(page, [['drafts', draft]]);
  await page.getByRole('button', { name: 'Erase everything …' }).focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('button', { name: 'Export first' })).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(page.getByRole('button', { name: 'Erase everything now' })).toBeFocused();
  await page.keyboard.press('Space');
  await expect(page.getByText('Nothing is stored yet.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Erase everything …' })).toBeFocused();
});

test('says where a broken file breaks and that nothing was changed', async ({ page }) => {
  await openProgressPage(page);
  await store(page, [['drafts', draft]]);
  await page.getByLabel(/^Import a file/).setInputFiles(fileOf('{\n  "format": "headroom-progress",\n  "version": 1'));
  await expect(page.getByRole('heading', { name: 'headroom-progress.json was not imported' })).toBeFocused();
  await expect(page.getByText('line 3, column 15')).toBeVisible();
  await page.getByRole('button', { name: 'Close' }).click();
  const newer = { format: 'headroom-progress', version: 9, exportedAt: '', records: {} };
  await page.getByLabel(/^Import a file/).setInputFiles(fileOf(JSON.stringify(newer)));
  await expect(page.getByText('newer version of Headroom')).toBeVisible();
  await expect(page.getByText('1 draft', { exact: true })).toBeVisible();
});

test('shows damaged records, with a download, and discards one only on a second press', async ({ page }) => {
  await openProgressPage(page);
  await store(page, [['drafts', { exerciseId: 'cache-lru', source: 42 }]]);
  await expect(page.getByRole('heading', { name: 'Records set aside' })).toBeVisible();
  await expect(page.getByText('Field "source" is not of type string.')).toBeVisible();
  const downloading = page.waitForEvent('download');
  await page.getByRole('button', { name: /^Download: Draft/ }).click();
  expect(JSON.parse(await readFile(await (await downloading).path(), 'utf8'))).toEqual({ exerciseId: 'cache-lru', source: 42 });
  await page.getByRole('button', { name: /^Discard: Draft/ }).click();
  await page.getByRole('button', { name: /^Discard for good: Draft/ }).click();
  await expect(page.getByText('Nothing is stored yet.')).toBeVisible();
});

test('follows what another tab changes', async ({ page, context }) => {
  await openProgressPage(page);
  const other = await context.newPage();
  await openProgressPage(other);
  const file = { format: 'headroom-progress', version: 1, exportedAt: '2026-01-02T03:04:05Z', records: { drafts: [draft] } };
  await other.getByLabel(/^Import a file/).setInputFiles(fileOf(JSON.stringify(file)));
  await other.getByRole('button', { name: 'Import', exact: true }).click();
  await expect(page.getByText('1 draft', { exact: true })).toBeVisible();
});

test('goes on without storage and says so', async ({ page }) => {
  await page.addInitScript(() => {
    IDBFactory.prototype.open = () => {
      throw new DOMException('Denied', 'SecurityError');
    };
  });
  await openProgressPage(page);
  await expect(page.getByRole('alert')).toContainText('does not let the site store anything');
});

for (const theme of ['light', 'dark'] as const) {
  test(`is accessible and fits 360 px, ${theme}`, async ({ page }) => {
    await page.addInitScript((name) => localStorage.setItem('starlight-theme', name), theme);
    await page.setViewportSize({ width: 360, height: 800 });
    await openProgressPage(page);
    await store(page, [
      ['drafts', draft],
      ['drafts', { exerciseId: 'other', source: 42 }],
    ]);
    const bad = { format: 'headroom-progress', version: 1, exportedAt: 'once', records: { reveals: [reveal, { exerciseId: 7 }] } };
    await page.getByLabel(/^Import a file/).setInputFiles(fileOf(JSON.stringify(bad)));
    await expect(page.getByText('records.reveals[1]')).toBeVisible();
    await page.getByRole('button', { name: 'Erase everything …' }).click();
    const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']).analyze();
    expect(violations.map(({ id, nodes }) => [id, nodes.map((node) => node.html)])).toEqual([]);
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    expect(overflow).toBe(0);
  });
}
