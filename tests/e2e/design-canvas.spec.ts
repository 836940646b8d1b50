import { readFile } from 'node:fs/promises';
import type { Locator, Page } from '@playwright/test';
import { isWellMade, looks, openLab, useLook } from './labs-page.ts';
import { expect, test } from './watched-page.ts';

const wide = { width: 1280, height: 900 };

/** Opens the page of the canvas, with nothing drawn unless a hash says otherwise. */
async function open(page: Page, hash?: string): Promise<Locator> {
  const lab = await openLab(page, 'design', 'Design canvas', hash ?? '');
  if (hash === undefined) {
    // The page begins with an example, which comes once the island has started.
    await expect(lab.locator('.react-flow__node')).toHaveCount(8);
    await lab.getByLabel('Start from').selectOption('A blank canvas');
  }
  return lab;
}

const node = (lab: Locator, name: string): Locator => lab.locator('.react-flow__node').filter({ hasText: name });
/** Brings the drawing onto the screen, where the mouse itself can reach it. */
const show = (lab: Locator): Promise<void> =>
  lab.locator('.hr-canvas-drawing').evaluate((drawing) => drawing.scrollIntoView({ block: 'end' }));
const said = (lab: Locator): Locator => lab.locator('.hr-canvas-said');
const undo = (lab: Locator): Locator => lab.getByRole('button', { name: 'Undo', exact: true });
const panel = (lab: Locator, name: string): Locator => lab.getByRole('region', { name, exact: true });

async function exported(page: Page, lab: Locator, as: string): Promise<{ name: string; text: string }> {
  const download = page.waitForEvent('download');
  await lab.getByLabel('Export as').selectOption(as);
  const file = await download;
  return { name: file.suggestedFilename(), text: await readFile(await file.path(), 'latin1') };
}

async function importFile(lab: Locator, text: string): Promise<void> {
  await lab
    .getByLabel('Design file to import')
    .setInputFiles({ name: 'design.json', mimeType: 'application/json', buffer: Buffer.from(text) });
}

test.describe('wide', () => {
  test.use({ viewport: wide, contextOptions: { reducedMotion: 'reduce' } });

  test('[K5] [K6] draws a small design by mouse: add, drag in, connect, set, undo', async ({ page }) => {
    const lab = await open(page);
    const palette = lab.getByRole('region', { name: 'Add components' });
    await palette.getByRole('button', { name: /^Clients/ }).click();
    await expect(said(lab)).toHaveText('Clients added.');
    await expect(lab.getByText(/Clients ask nobody\. Connect them/)).toBeVisible();

    const canvas = lab.locator('.react-flow__pane');
    await palette.getByRole('button', { name: /^Service/ }).dragTo(canvas, { targetPosition: { x: 520, y: 120 } });
    await expect(node(lab, 'Service')).toBeVisible();
    await expect(panel(lab, 'Service')).toBeVisible();

    await show(lab);
    const from = (await node(lab, 'Clients').locator('.react-flow__handle.source').boundingBox())!;
    const to = (await node(lab, 'Service').boundingBox())!;
    await page.mouse.move(from.x + from.width / 2, from.y + from.height / 2);
    await page.mouse.down();
    await page.mouse.move(to.x + 4, to.y + to.height / 2, { steps: 8 });
    await page.mouse.up();
    await expect(said(lab)).toHaveText('Clients connected to Service, sync.');
    await expect(panel(lab, 'Clients to Service, sync')).toBeVisible();
    await expect(lab.getByText('Nothing is wrong with the structure.')).toBeVisible();

    await node(lab, 'Service').click();
    const field = panel(lab, 'Service').getByLabel('Instances', { exact: true });
    await field.fill('many');
    await expect(panel(lab, 'Service').getByText('That is not a number. 1 stays.')).toBeVisible();
    await expect(field).toHaveAttribute('aria-invalid', 'true');
    await expect(node(lab, 'Service')).toContainText('1 × 8 workers');
    await field.fill('');
    await field.pressSequentially('12');
    await expect(node(lab, 'Service')).toContainText('12 × 8 workers');
    await undo(lab).click();
    await expect(node(lab, 'Service')).toContainText('1 × 8 workers');
    await expect(field).toHaveValue('1');
    await lab.getByRole('button', { name: 'Redo', exact: true }).click();
    await expect(field).toHaveValue('12');
  });

  test('[K3] [K5] drags a component onto a region, and takes the drag back in one step', async ({ page }) => {
    const lab = await open(page);
    await lab.getByLabel('Start from').selectOption('Two regions, one that copies the other');
    await lab.getByRole('button', { name: 'Fit', exact: true }).click();
    await show(lab);
    const users = node(lab, 'Users');
    const store = (await node(lab, 'Store, America').boundingBox())!;
    const before = (await users.boundingBox())!;
    await page.mouse.move(before.x + before.width / 2, before.y + before.height / 2);
    await page.mouse.down();
    await page.mouse.move(store.x + store.width / 2 - 4, store.y + store.height / 2 + 8, { steps: 12 });
    await page.mouse.up();
    await expect(said(lab)).toHaveText('Users is now in America.');
    await expect(panel(lab, 'Users').getByLabel('Region')).toHaveValue('us');
    await undo(lab).click();
    await expect(panel(lab, 'Users').getByLabel('Region')).toHaveValue('');
    expect((await users.boundingBox())!.x).toBeCloseTo(before.x, -1);

    // A region is taken by its name, with all that it holds.
    await show(lab);
    const europe = lab.locator('.hr-canvas-group-name').filter({ hasText: 'Europe (region)' });
    const name = (await europe.boundingBox())!;
    const app = (await node(lab, 'App, Europe').boundingBox())!;
    await page.mouse.move(name.x + 20, name.y + name.height / 2);
    await page.mouse.down();
    await page.mouse.move(name.x + 20, name.y + name.height / 2 - 60, { steps: 8 });
    await page.mouse.up();
    expect((await node(lab, 'App, Europe').boundingBox())!.y).toBeLessThan(app.y - 40);
  });

  test('[K5] [K10] leads the ends of a connection elsewhere, by dragging one and in its panel', async ({ page }) => {
    const lab = await open(page);
    await lab.getByLabel('Start from').selectOption('Three tiers with a cache and a queue');
    await lab.getByRole('button', { name: 'Fit', exact: true }).click();
    await show(lab);
    const edge = lab.getByRole('group', { name: 'App to Cache, sync' });
    await edge.focus();
    await page.keyboard.press('Enter');
    const drag = async (x: number, y: number): Promise<void> => {
      const end = (await edge.locator('.react-flow__edgeupdater-target').boundingBox())!;
      await page.mouse.move(end.x + end.width / 2, end.y + end.height / 2);
      await page.mouse.down();
      await page.mouse.move(x, y, { steps: 8 });
      await page.mouse.up();
    };
    const pane = (await lab.locator('.react-flow__pane').boundingBox())!;
    await drag(pane.x + pane.width - 8, pane.y + 8);
    await expect(said(lab)).toHaveText(/^The connection stays: /);
    await expect(edge).toBeVisible();

    const other = (await node(lab, 'Files').boundingBox())!;
    await drag(other.x + 4, other.y + other.height / 2);
    await expect(said(lab)).toHaveText('The connection now leads from App to Files.');
    const moved = panel(lab, 'App to Files, sync');
    await expect(moved.getByLabel('To', { exact: true }).locator('option:checked')).toHaveText('Files');
    await undo(lab).click();
    await expect(edge).toBeVisible();

    const settings = panel(lab, 'App to Cache, sync');
    const from = settings.getByLabel('From', { exact: true });
    await from.selectOption('Cache');
    await expect(said(lab)).toHaveText('Cache cannot be connected to itself: a request would go round for ever.');
    await expect(from.locator('option:checked')).toHaveText('App');
    await settings.getByLabel('To', { exact: true }).selectOption('App');
    await expect(said(lab)).toHaveText('App cannot be connected to itself: a request would go round for ever.');
    await from.selectOption('Load balancer');
    await expect(said(lab)).toHaveText('The connection now leads from Load balancer to Cache.');
    await expect(lab.getByRole('group', { name: 'Load balancer to Cache, sync' })).toBeVisible();
    await undo(lab).click();
    await expect(edge).toBeVisible();
  });

  test('[K11] a region is seen where it is dragged, with what is tied to it, and stays where it is let go', async ({ page }) => {
    const lab = await open(page);
    await lab.getByLabel('Start from').selectOption('Two regions, one that copies the other');
    await lab.getByRole('button', { name: 'Fit', exact: true }).click();
    await show(lab);
    const europe = lab.locator('.hr-canvas-group-name').filter({ hasText: 'Europe (region)' });
    const parts = [
      europe,
      node(lab, 'App, Europe'),
      lab.locator('.react-flow__edge[aria-label^="App, Europe to Store, Europe"] .react-flow__edge-path'),
    ];
    const tied = lab.locator('.react-flow__edge[aria-label^="Store, Europe to Store, America"] .react-flow__edge-path');
    const pane = lab.locator('.react-flow__pane');
    const places = async (): Promise<number[]> => {
      const { y } = (await pane.boundingBox())!;
      return Promise.all(parts.map(async (part) => Math.round((await part.boundingBox())!.y - y)));
    };
    const [before, line] = [await places(), await tied.getAttribute('d')];
    const name = (await europe.boundingBox())!;
    await page.mouse.move(name.x + 20, name.y + name.height / 2);
    await page.mouse.down();
    await page.mouse.move(name.x + 20, name.y + name.height / 2 - 60, { steps: 8 });
    await expect.poll(() => tied.getAttribute('d')).not.toBe(line);
    const [during, seen] = [await places(), await tied.getAttribute('d')];
    for (const [index, y] of during.entries()) {
      expect(y - before[index]!).toBeLessThan(-40);
      expect(y - before[index]!).toBe(during[0]! - before[0]!);
    }
    await page.mouse.up();
    await expect(undo(lab)).not.toHaveAttribute('aria-disabled', 'true');
    expect(await places()).toEqual(during);
    expect(await tied.getAttribute('d')).toBe(seen);
    await undo(lab).click();
    await expect.poll(places).toEqual(before);
  });

  test('[K11] the box of a region follows what is dragged out of it, and the focus stays', async ({ page }) => {
    const lab = await open(page);
    await lab.getByLabel('Start from').selectOption('Two regions, one that copies the other');
    await lab.getByRole('button', { name: 'Fit', exact: true }).click();
    await show(lab);
    const europe = lab.locator('.react-flow__node-place').filter({ hasText: 'Europe (region)' });
    const box = europe.locator('.hr-canvas-group');
    const app = node(lab, 'App, Europe');
    const before = (await box.boundingBox())!;
    const from = (await app.boundingBox())!;
    await page.mouse.move(from.x + 20, from.y + 4);
    await page.mouse.down();
    await page.mouse.move(from.x + 20, before.y + 8, { steps: 8 });
    await expect.poll(async () => (await box.boundingBox())!.y).toBeLessThan(before.y - 4);
    const during = (await box.boundingBox())!;
    // What is below has not moved; the name goes along with the border.
    expect(during.y + during.height).toBeCloseTo(before.y + before.height, 0);
    expect((await europe.locator('.hr-canvas-group-name').boundingBox())!.y).toBeCloseTo(during.y, -1);
    await expect(app).toBeFocused();
    await page.mouse.up();
    await expect(undo(lab)).not.toHaveAttribute('aria-disabled', 'true');
    await expect(app).toBeFocused();
    const after = (await box.boundingBox())!;
    for (const side of ['x', 'y', 'width', 'height'] as const) expect(after[side]).toBeCloseTo(during[side], 0);
    await undo(lab).click();
    await expect.poll(async () => (await box.boundingBox())!.height).toBeCloseTo(before.height, 0);

    // A region that is selected lies behind what it holds all the same.
    await lab.locator('.hr-canvas-group-name').filter({ hasText: 'Europe (region)' }).click();
    await expect(europe).toHaveClass(/selected/);
    const depth = (one: Locator): Promise<number> => one.evaluate((element) => Number(getComputedStyle(element).zIndex));
    expect(await depth(europe)).toBeLessThan(await depth(app));
  });

  test('[K9] draws with the keyboard alone, in the canvas', async ({ page }) => {
    const lab = await open(page);
    const press = async (name: RegExp): Promise<void> => {
      await lab.getByRole('region', { name: 'Add components' }).getByRole('button', { name }).focus();
      await page.keyboard.press('Enter');
    };
    await press(/^Clients/);
    await press(/^Cache/);
    await node(lab, 'Clients').focus();
    await page.keyboard.press('Enter');
    await panel(lab, 'Clients').getByRole('button', { name: 'Connect', exact: true }).focus();
    await page.keyboard.press('Enter');
    await expect(said(lab)).toHaveText('Clients connected to Cache, sync.');

    await node(lab, 'Cache').focus();
    await page.keyboard.press('Enter');
    const before = (await node(lab, 'Cache').boundingBox())!;
    for (let count = 0; count < 5; count++) await page.keyboard.press('ArrowDown');
    await expect.poll(async () => (await node(lab, 'Cache').boundingBox())!.y).toBeGreaterThan(before.y + 10);
    await page.keyboard.press('Control+d');
    await expect(said(lab)).toHaveText('Cache copied as Cache 2.');
    await page.keyboard.press('Delete');
    await expect(said(lab)).toHaveText('Cache 2 taken out.');
    await page.keyboard.press('Control+z');
    await expect(node(lab, 'Cache 2')).toBeVisible();
    await page.keyboard.press('Control+z');
    await page.keyboard.press('Control+z');
    // Five steps of the arrow key are one move.
    await expect.poll(async () => Math.round((await node(lab, 'Cache').boundingBox())!.y)).toBe(Math.round(before.y));
    await page.keyboard.press('Control+Shift+z');
    await expect.poll(async () => (await node(lab, 'Cache').boundingBox())!.y).toBeGreaterThan(before.y + 10);
    const edge = lab.getByRole('group', { name: 'Clients to Cache, sync' });
    await edge.focus();
    await page.keyboard.press('Enter');
    await expect(panel(lab, 'Clients to Cache, sync').getByLabel('Time-out')).toHaveValue('1000');
    await edge.press('Delete');
    await expect(said(lab)).toHaveText('The connection taken out.');
  });

  test('[K9] does the same in the outline: add, connect, change, put into a zone, take out', async ({ page }) => {
    const lab = await open(page);
    await lab.getByRole('button', { name: 'Outline', exact: true }).click();
    const add = (name: RegExp): Promise<void> => lab.getByRole('region', { name: 'Add components' }).getByRole('button', { name }).click();
    for (const name of [/^Clients/, /^Service/, /^Queue/, /^Worker/]) await add(name);
    const outline = panel(lab, 'Outline');
    const link = async (from: RegExp, to: string, kind?: string): Promise<void> => {
      await outline.getByRole('button', { name: from }).first().click();
      await lab.getByLabel('Connect to').selectOption(to);
      if (kind)
        await lab
          .getByRole('group', { name: /^Connect / })
          .getByLabel('Kind')
          .selectOption(kind);
      await lab.getByRole('button', { name: 'Connect', exact: true }).click();
    };
    await link(/^Clients/, 'Service');
    await link(/^Service/, 'Queue');
    await link(/^Queue/, 'Worker', 'sync');
    await expect(outline.getByRole('button', { name: '→ Queue, async' })).toBeVisible();
    await expect(lab.getByText('Nothing is wrong with the structure.')).toBeVisible();

    await link(/^Worker/, 'Service');
    await expect(lab.getByText(/Cannot run: A request would go round for ever/)).toBeVisible();
    await lab.getByRole('button', { name: 'Show Worker to Service, sync' }).click();
    await expect(panel(lab, 'Worker to Service, sync')).toBeVisible();
    await panel(lab, 'Worker to Service, sync').getByRole('button', { name: 'Take out' }).click();
    await expect(lab.getByText('Nothing is wrong with the structure.')).toBeVisible();

    await outline.getByLabel('Select Service too').check();
    await outline.getByLabel('Select Worker too').check();
    await panel(lab, '2 things selected').getByRole('button', { name: 'Put a zone around' }).click();
    await expect(outline.getByText('holds Service, Worker')).toBeVisible();
    await panel(lab, 'Zone').getByLabel('It is up').fill('99.5');
    await panel(lab, 'Zone').getByLabel('Name').fill('Hall 3');
    await expect(outline.getByRole('button', { name: 'Hall 3 zone' })).toBeVisible();
    await outline.getByRole('button', { name: 'Take out Queue', exact: true }).click();
    await expect(said(lab)).toHaveText('Queue taken out, with 2 connections.');
    await page.keyboard.press('Control+z');
    await expect(outline.getByRole('button', { name: '→ Worker, sync' })).toBeVisible();
    await lab.getByRole('button', { name: 'Canvas', exact: true }).click();
    await expect(lab.locator('.hr-canvas-group-name')).toHaveText('Hall 3 (zone)');
  });

  test('[K8] exports and imports a design, undoes the import, and refuses hostile and newer files', async ({ page }) => {
    const lab = await open(page);
    await lab.getByLabel('Start from').selectOption('Three tiers with a cache and a queue');
    const json = await exported(page, lab, 'JSON, to import again');
    expect(json.name).toBe('three-tiers-with-a-cache-and-a-queue.json');
    const design = JSON.parse(json.text) as { components: object[]; version: number };
    expect(design.components).toHaveLength(8);
    const svg = await exported(page, lab, 'SVG picture');
    expect(svg.text).toMatch(/^<svg xmlns[^]*Load balancer[^]*<\/svg>$/);
    const png = await exported(page, lab, 'PNG picture');
    expect(png.text.slice(1, 4)).toBe('PNG');
    expect(png.text.length).toBeGreaterThan(10_000);

    await lab.getByLabel('Start from').selectOption('A blank canvas');
    await expect(lab.locator('.react-flow__node')).toHaveCount(0);
    await importFile(lab, json.text);
    await expect(said(lab)).toHaveText('Imported 8 components. Undo brings back what was here.');
    expect((await exported(page, lab, 'JSON, to import again')).text).toBe(json.text);
    await undo(lab).click();
    await expect(lab.locator('.react-flow__node')).toHaveCount(0);
    await undo(lab).click();
    await expect(lab.locator('.react-flow__node')).toHaveCount(8);

    const refused = lab.getByRole('alert').filter({ hasText: 'The file was not imported; the drawing is as it was.' });
    await importFile(lab, JSON.stringify({ ...design, version: 99 }));
    await expect(refused).toContainText('newer version of Headroom');
    await importFile(lab, json.text.replace('"kind": "cache"', '"kind": "<img src=x onerror=alert(1)>"'));
    await expect(refused).toContainText('Choose one of the kinds of component');
    await importFile(lab, json.text.slice(0, 500));
    await expect(refused).toContainText('not JSON, or was cut short');
    await importFile(lab, '['.repeat(500_000));
    await expect(refused).toContainText('not JSON, or was cut short');
    await expect(lab.locator('.react-flow__node')).toHaveCount(8);
    await refused.getByRole('button', { name: 'Close' }).click();
    await expect(refused).toHaveCount(0);
  });

  test('[K8] keeps the drawing in the address over a reload, gives it on, and says when a link is cut', async ({ page, context }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    const lab = await open(page);
    await lab.getByLabel('Start from').selectOption('One machine and its store');
    await node(lab, 'Database').click();
    await panel(lab, 'Database').getByLabel('Name').fill('Orders <b>');
    await expect(page).toHaveURL(/#design=1\./);
    await expect(node(lab, 'Orders <b>')).toBeVisible();
    await lab.getByRole('button', { name: 'Copy a link' }).click();
    await expect(said(lab)).toHaveText('The link is on the clipboard.');
    const link = await page.evaluate(() => navigator.clipboard.readText());
    await page.reload();
    await expect(node(lab, 'Orders <b>')).toBeVisible();

    await page.goto('about:blank');
    await page.goto(link);
    await expect(node(lab, 'Orders <b>')).toBeVisible();
    // In the same page: what is drawn stays.
    await page.evaluate((hash) => (location.hash = hash), link.slice(link.indexOf('#'), -30));
    await expect(lab.getByText(/This link was cut short, so the design in it is lost\./)).toBeVisible();
    await expect(node(lab, 'Orders <b>')).toBeVisible();
  });
});

for (const look of looks) {
  test(`[K9] passes the scan and fits, ${look.width} wide, ${look.theme}`, async ({ page }) => {
    await useLook(page, look);
    const lab = await open(page, '');
    if (look.width < 700) {
      await expect(panel(lab, 'Outline')).toBeVisible();
      await isWellMade(page, 'the outline');
      await panel(lab, 'Outline')
        .getByRole('button', { name: /^Cache/ })
        .click();
      await isWellMade(page, 'the outline with settings');
      await lab.getByRole('button', { name: 'Canvas', exact: true }).click();
    }
    await expect(lab.locator('.react-flow__node').first()).toBeVisible();
    await lab.getByLabel('Start from').selectOption('Two regions, one that copies the other');
    await isWellMade(page, 'the canvas');
    await node(lab, 'Store, Europe').click();
    await lab.getByText('More settings').click();
    await panel(lab, 'Store, Europe').getByLabel('Shards').fill('-');
    await isWellMade(page, 'the settings');
    await importFile(lab, '{}');
    await expect(lab.getByRole('alert').filter({ hasText: 'not imported' })).toBeVisible();
    await isWellMade(page, 'a refused file');
  });
}

test('[K12] a drawing on a phone keeps text that can be read, and is scrolled by keyboard', async ({ page }) => {
  await useLook(page, { width: 390, theme: 'dark' });
  const name = 'From one server to millions of users';
  const lab = await openLab(page, 'one-to-millions', name, '#lab?step=regions&users=20000000');
  await lab.getByRole('button', { name: 'Run without a guess' }).click();
  const box = lab.getByRole('group', { name: /^Drawing: .*, scrolls sideways$/ });
  await expect(box).toBeVisible();
  const scale = await box.locator('svg').evaluate((svg) => svg.getBoundingClientRect().width / Number(svg.getAttribute('width')));
  // The smallest text has 11 pixels.
  expect(11 * scale).toBeGreaterThanOrEqual(9);
  await isWellMade(page, 'the drawing');
  await box.focus();
  await page.keyboard.press('ArrowRight');
  await expect.poll(() => box.evaluate((element) => element.scrollLeft)).toBeGreaterThan(0);

  // On paper nothing is cut, and so the box is no longer named as one that scrolls.
  const drawn = lab.locator('.hr-design-drawing-box');
  await expect.poll(() => drawn.evaluate((element) => element.scrollWidth - element.clientWidth)).toBeGreaterThan(0);
  await page.emulateMedia({ media: 'print' });
  await expect.poll(() => drawn.evaluate((element) => element.scrollWidth - element.clientWidth)).toBe(0);
  await page.emulateMedia({ media: 'screen' });
  await page.setViewportSize({ width: 1280, height: 900 });
  await expect(box).toHaveCount(0);
});
