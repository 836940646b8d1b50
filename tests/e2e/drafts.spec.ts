import type { Page } from '@playwright/test';
import { reference, starter, withoutTouch } from './sources.ts';
import { expect, test } from './watched-page.ts';
import { WorkspacePage } from './workspace-page.ts';

const first = '// first\nexport const first = 1;\n';
const second = '// second\nexport const second = 2;\n';

test('keeps what was typed over a reload, also when the page goes before the save has ended', async ({ page }) => {
  const workspace = await WorkspacePage.openPlain(page);
  await workspace.write(first);
  await page.reload();
  await workspace.isPlain();
  await expect(workspace.editor).toHaveValue(first);
  await workspace.editor.fill(second);
  await page.reload();
  await expect(workspace.editor).toHaveValue(second);
});

test('keeps what was saved when the page crashes', async ({ page, context }) => {
  const workspace = await WorkspacePage.openPlain(page);
  await workspace.write(first);
  const crashed = page.waitForEvent('crash');
  const session = await context.newCDPSession(page);
  session.send('Page.crash').catch(() => undefined);
  await crashed;
  await page.close();
  const reopened = new WorkspacePage(await context.newPage());
  await reopened.page.goto('./exercises/cache-lru/');
  await expect(reopened.editor).toHaveValue(first);
});

test('keeps what was saved when the tab is closed without being asked', async ({ page, context }) => {
  const workspace = await WorkspacePage.openPlain(page);
  await workspace.write(first);
  await page.close({ runBeforeUnload: false });
  const reopened = await WorkspacePage.openPlain(await context.newPage());
  await expect(reopened.editor).toHaveValue(first);
});

test('offers both versions when two tabs change the same draft', async ({ page, context }) => {
  const here = await WorkspacePage.openPlain(page);
  const there = await WorkspacePage.openPlain(await context.newPage());
  await here.write(first);
  const noticeThere = there.code.getByText('This exercise was changed in another tab');
  await expect(noticeThere).toBeVisible();
  await expect(there.editor).toHaveValue(starter);
  await there.write(second);

  const noticeHere = here.code.getByText('This exercise was changed in another tab');
  await expect(noticeHere).toBeVisible();
  await expect(here.editor).toHaveValue(first);
  await here.code.getByRole('button', { name: 'Compare' }).click();
  const changes = here.code.getByRole('region', { name: 'Changes from this tab to the other tab' });
  await expect(changes.getByText('// first')).toBeVisible();
  await expect(changes.getByText('// second')).toBeVisible();

  await here.code.getByRole('button', { name: 'Use the other version' }).click();
  await expect(here.editor).toHaveValue(second);
  await expect(noticeHere).toBeHidden();
  await here.code.getByRole('button', { name: 'Undo', exact: true }).click();
  await expect(here.editor).toHaveValue(first);
  await here.isSaved();

  await there.code.getByRole('button', { name: 'Keep this one' }).click();
  await expect(noticeThere).toBeHidden();
  await expect(there.editor).toHaveValue(second);
  await there.page.reload();
  await expect(there.editor).toHaveValue(second);
});

/** What a browser does that is told to store nothing: opening the database throws, or every kind of storage does. */
function denyDatabase(): void {
  IDBFactory.prototype.open = () => {
    throw new DOMException('Denied', 'SecurityError');
  };
}

function denyStorage(): void {
  const get = (): never => {
    throw new DOMException('Denied', 'SecurityError');
  };
  for (const name of ['indexedDB', 'localStorage', 'sessionStorage', 'caches']) Object.defineProperty(window, name, { get });
}

for (const [what, deny] of [
  ['the database', denyDatabase],
  ['all storage', denyStorage],
] as const) {
  test(`says so when ${what} is denied, and grades all the same`, async ({ page }) => {
    await page.addInitScript(deny);
    const workspace = await WorkspacePage.openPlain(page);
    await expect(workspace.code.getByText('This browser does not let the site store anything')).toBeVisible();
    await workspace.write(reference);
    await expect(workspace.code.getByText('Kept until you close this tab')).toBeVisible();
    await workspace.submit();
    await workspace.passes();
    await expect(workspace.editor).toHaveValue(reference);
  });
}

test('says so when storage is full, goes on, and saves again when there is room', async ({ page, context, baseURL }) => {
  const session = await context.newCDPSession(page);
  const { origin } = new URL(baseURL ?? '');
  // Before the page opens its database: Chromium remembers for a while how much room there was.
  await session.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 200_000 });
  const workspace = await WorkspacePage.openPlain(page);
  await workspace.write(first);
  const large = `${withoutTouch}\n// ${'x'.repeat(400_000)}\n`;
  await workspace.editor.fill(large);
  await expect(workspace.code.getByText('There is no room left to save.')).toBeVisible();
  await expect(workspace.code.getByText('Kept until you close this tab')).toBeVisible();
  await expect(workspace.editor).toHaveValue(large);
  await workspace.editor.fill(reference);
  await workspace.submit();
  await workspace.passes();

  await session.send('Storage.overrideQuotaForOrigin', { origin });
  await workspace.write(second);
  await expect(workspace.code.getByText('There is no room left to save.')).toBeHidden();
  await expect(workspace.code.getByText('Saved', { exact: true })).toBeVisible();
  await page.reload();
  await expect(workspace.editor).toHaveValue(second);
});

test('resets to the starter and takes it back', async ({ page }) => {
  const workspace = await WorkspacePage.openPlain(page);
  await expect(workspace.code.getByRole('button', { name: 'Reset' })).toBeDisabled();
  await workspace.write(first);
  await workspace.code.getByRole('button', { name: 'Reset' }).click();
  await expect(workspace.editor).toHaveValue(starter);
  await expect(workspace.code.getByText('Reset to the starter.')).toBeVisible();
  await workspace.code.getByRole('button', { name: 'Undo', exact: true }).click();
  await expect(workspace.editor).toHaveValue(first);
  await workspace.isSaved();
  await page.reload();
  await expect(workspace.editor).toHaveValue(first);
});

test('keeps a history of attempts, compares any two and brings one back', async ({ page }) => {
  const workspace = await WorkspacePage.openPlain(page);
  await workspace.submit();
  await workspace.says(/broken$/);
  await workspace.write(withoutTouch);
  await workspace.submit();
  await workspace.says(/R4/);
  await workspace.write(reference);
  await workspace.submit();
  await workspace.passes();

  await page.reload();
  await workspace.isPlain();
  await workspace.openTab('History');
  await expect(workspace.results.getByRole('listitem').filter({ hasText: /Run \d:/ })).toHaveCount(3);
  const optionOf = async (run: number): Promise<string> =>
    (await workspace.results
      .getByRole('option', { name: `Run ${run},` })
      .first()
      .textContent()) ?? '';
  await workspace.results.getByRole('combobox', { name: 'From' }).selectOption({ label: await optionOf(2) });
  await workspace.results.getByRole('combobox', { name: 'To' }).selectOption({ label: await optionOf(3) });
  const changes = workspace.results.getByRole('region', { name: 'Changes from run 2 to run 3' });
  await expect(workspace.results.getByText('From run 2 to run 3: 1 line added, 0 removed.')).toBeVisible();
  await expect(changes.getByText('use(entry);').first()).toBeVisible();

  await expect(workspace.results.getByRole('button', { name: 'In the editor: the code of run 3' })).toBeDisabled();
  await workspace.results.getByRole('button', { name: 'Restore the code of run 1' }).click();
  await expect(workspace.editor).toHaveValue(starter);
  await workspace.code.getByRole('button', { name: 'Undo', exact: true }).click();
  await expect(workspace.editor).toHaveValue(reference);
});

test('opens three hints one at a time and remembers them', async ({ page }) => {
  const workspace = await WorkspacePage.openPlain(page);
  const hints = page.getByRole('region', { name: 'Hints' });
  await expect(hints.getByRole('listitem')).toHaveCount(0);
  await hints.getByRole('button', { name: 'Show the first hint' }).click();
  await expect(hints.getByRole('listitem')).toHaveCount(1);
  await expect(hints.getByRole('listitem')).toBeFocused();
  await hints.getByRole('button', { name: 'Show hint 2 of 3' }).click();
  await page.reload();
  await workspace.isReady();
  await expect(hints.getByRole('listitem')).toHaveCount(2);
  await hints.getByRole('button', { name: 'Show hint 3 of 3' }).click();
  await expect(hints.getByText('That was the last hint.')).toBeVisible();
  await page.reload();
  await workspace.isReady();
  await expect(hints.getByRole('listitem')).toHaveCount(3);
});

test('remembers the editor of choice and carries the text over', async ({ page }) => {
  const workspace = await WorkspacePage.openPlain(page);
  await workspace.write(first);
  await page.reload();
  await workspace.isReady();
  await workspace.isPlain();
  await page.getByRole('button', { name: 'Plain editor' }).click();
  await workspace.isMonaco();
  await expect(workspace.code.getByText('// first')).toBeVisible();
  await page.reload();
  await workspace.isMonaco();
});

async function addFailureToTests(page: Page, workspace: WorkspacePage): Promise<void> {
  await workspace.write(withoutTouch);
  await workspace.submit();
  await workspace.says(/R4/);
  await page.getByRole('button', { name: 'Add to my tests' }).click();
  await expect(page.getByRole('button', { name: 'In my tests' })).toBeDisabled();
}

test('runs a test kept from a failure with the visible ones', async ({ page }) => {
  const workspace = await WorkspacePage.openPlain(page);
  await addFailureToTests(page, workspace);
  await workspace.openTab('Tests');
  const mine = page.getByRole('region', { name: 'My tests' });
  await expect(mine.getByRole('listitem')).toHaveCount(1);
  await expect(mine.getByText(/^R4 \d+ calls/)).toBeVisible();

  await workspace.runTests();
  await workspace.says(/R4/);
  await workspace.openTab('Tests');
  await expect(mine.getByText(/fails$/)).toBeVisible();

  await workspace.write(reference);
  await page.reload();
  await workspace.isPlain();
  await workspace.runTests();
  await workspace.says(/^All \d+ visible tests pass$/);
  await workspace.openTab('Tests');
  await expect(mine.getByText(/passes$/)).toBeVisible();
  await mine.getByText(/^R4 \d+ calls/).click();
  await expect(mine.getByRole('region', { name: 'Calls of my test of R4' })).toContainText('get(');
  await mine.getByRole('button', { name: 'Remove this test' }).click();
  await expect(mine.getByText('None yet.')).toBeVisible();
});
