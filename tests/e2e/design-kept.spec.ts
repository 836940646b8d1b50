import type { Locator, Page } from '@playwright/test';
import { isWellMade, openLab } from './labs-page.ts';
import { expect, test } from './watched-page.ts';

test.use({ viewport: { width: 1280, height: 900 }, contextOptions: { reducedMotion: 'reduce' } });

const open = (page: Page, hash?: string): Promise<Locator> => openLab(page, 'design', 'Design canvas', hash);
const node = (lab: Locator, name: string): Locator => lab.locator('.react-flow__node').filter({ hasText: name });
const kept = (lab: Locator): Locator => lab.getByLabel('Open a drawing kept here');
const undo = (lab: Locator): Locator => lab.getByRole('button', { name: 'Undo', exact: true });
const said = (lab: Locator): Locator => lab.locator('.hr-canvas-said');

/** Returns the file of a design whose names are too many and too unlike each other for a link. */
function largeDesign(): string {
  let state = 1;
  const letter = (): string => String.fromCodePoint(0x4e00 + ((state = (state * 48_271) % 2_147_483_647) % 20_000));
  const components = Array.from({ length: 200 }, (_, index) => ({
    id: `store-${index}`,
    kind: 'key-value-store',
    name: index === 0 ? 'The first of many' : Array.from({ length: 80 }, letter).join(''),
    settings: {},
    position: { x: (index % 20) * 220, y: Math.floor(index / 20) * 120 },
  }));
  return JSON.stringify({
    format: 'headroom-design',
    version: 1,
    name: 'Large and larger '.repeat(4),
    components,
    connections: [],
    groups: [],
  });
}

async function importLarge(lab: Locator): Promise<void> {
  const buffer = Buffer.from(largeDesign());
  await lab.getByLabel('Design file to import').setInputFiles({ name: 'large.json', mimeType: 'application/json', buffer });
  await expect(said(lab)).toHaveText(/^Imported 200 components\./);
}

/** Opens the page anew without a drawing in its address. */
async function reopen(page: Page): Promise<Locator> {
  await page.goto('about:blank');
  return open(page);
}

test('[K13] keeps a drawing too large for a link, and shows it where the page is opened again', async ({ page }) => {
  let lab = await open(page);
  await expect(lab.locator('.react-flow__node')).toHaveCount(8);
  await importLarge(lab);
  await expect(lab.getByText(/too large for the address of the page\. It is kept in this browser/)).toBeVisible();
  await expect(page).not.toHaveURL(/#design/);
  lab = await reopen(page);
  await expect(node(lab, 'The first of many')).toBeVisible();
  await expect(lab.getByText(/^This is the drawing that you left here\./)).toBeVisible();
  await isWellMade(page, 'a drawing that was kept');
  await page.reload();
  await expect(node(lab, 'The first of many')).toBeVisible();

  // What is begun anew leaves it, and is itself what is shown next time.
  await lab.getByLabel('Start from').selectOption('One machine and its store');
  await expect(node(lab, 'Database')).toBeVisible();
  await undo(lab).click();
  await expect(node(lab, 'The first of many')).toBeVisible();
  await lab.getByRole('button', { name: 'Redo', exact: true }).click();
  await expect(page).toHaveURL(/#design=1\./);
  lab = await reopen(page);
  await expect(node(lab, 'Database')).toBeVisible();
  await page.setViewportSize({ width: 390, height: 900 });
  await isWellMade(page, 'a list of kept drawings, on a phone');
  await page.setViewportSize({ width: 1280, height: 900 });
  await kept(lab).selectOption({ index: 1 });
  await expect(said(lab)).toHaveText('Opened 200 components. Undo brings back what was here.');
  await expect(node(lab, 'The first of many')).toBeVisible();
});

test('[K13] finds a drawing again that was not saved yet when the page went away', async ({ page }) => {
  const lab = await open(page);
  await expect(lab.locator('.react-flow__node')).toHaveCount(8);
  // Within the time that a change waits to be written, the page goes.
  await page.evaluate(() => {
    const heading = document.querySelector('.hr-canvas-said')!;
    new MutationObserver(() => location.reload()).observe(heading, { childList: true, characterData: true, subtree: true });
  });
  const buffer = Buffer.from(largeDesign());
  await lab.getByLabel('Design file to import').setInputFiles({ name: 'large.json', mimeType: 'application/json', buffer });
  await expect(lab.getByText(/^This is the drawing that you left here\./)).toBeVisible();
  await expect(node(lab, 'The first of many')).toBeVisible();
});

test('[K14] a link is shown in place of the kept drawing, which is brought back, and the link’s is kept once changed', async ({ page }) => {
  let lab = await open(page);
  await expect(lab.locator('.react-flow__node')).toHaveCount(8);
  await lab.getByLabel('Start from').selectOption('One machine and its store');
  await expect(page).toHaveURL(/#design=1\./);
  const link = new URL(page.url()).hash;
  await lab.getByLabel('Start from').selectOption('Two regions, one that copies the other');
  await expect.poll(() => new URL(page.url()).hash).not.toBe(link);

  await page.goto('about:blank');
  lab = await open(page, link);
  await expect(node(lab, 'Database')).toBeVisible();
  // It was kept when it was drawn: it is the same drawing, and there is nothing to say.
  await expect(kept(lab).getByRole('option')).toHaveText(['Kept here …', /^Two regions, .*, 6 components, /]);
  await node(lab, 'Database').click();
  await lab.getByRole('region', { name: 'Database', exact: true }).getByLabel('Name').fill('Ledger');
  await expect.poll(() => new URL(page.url()).hash).not.toBe(link);

  await page.goto('about:blank');
  lab = await open(page, link);
  await expect(node(lab, 'Database')).toBeVisible();
  await expect(lab.getByText(/^This drawing came with the link\. What you drew before is kept/)).toBeVisible();
  await kept(lab).selectOption({ label: await kept(lab).getByRole('option').nth(1).innerText() });
  await expect(node(lab, 'Ledger')).toBeVisible();
  await undo(lab).click();
  await expect(node(lab, 'Database')).toBeVisible();
  await node(lab, 'Database').click();
  await lab.getByRole('region', { name: 'Database', exact: true }).getByLabel('Name').fill('Archive');
  await expect(kept(lab).getByRole('option')).toHaveCount(3);
  // A link opened in the page itself: the steps of the drawing before are not undone in it, and that drawing stays.
  await expect.poll(() => new URL(page.url()).hash).not.toBe(link);
  await page.evaluate((hash) => (location.hash = hash), link);
  await expect(node(lab, 'Database')).toBeVisible();
  await expect(undo(lab)).toHaveAttribute('aria-disabled', 'true');
  lab = await reopen(page);
  await expect(node(lab, 'Archive')).toBeVisible();
});

test('[K15] says where nothing is kept, and what to do', async ({ page }) => {
  await page.addInitScript(() => {
    indexedDB.open = () => {
      throw new DOMException('Denied', 'SecurityError');
    };
  });
  const lab = await open(page);
  await expect(lab.getByText(/does not let the site store anything/)).toBeVisible();
  await importLarge(lab);
  await expect(lab.getByText(/too large for the address of the page: export it as JSON before you leave\./)).toBeVisible();
});
