import type { Locator, Page } from '@playwright/test';
import { cacheWhose, reference, withoutTouch } from './sources.ts';
import { expect, test } from './watched-page.ts';
import { WorkspacePage } from './workspace-page.ts';

test.use({ permissions: ['clipboard-read', 'clipboard-write'] });

/** Presses Tab until the target has the focus; every stop on the way must show where the focus is. Fails beyond `most` stops. */
async function tabTo(page: Page, target: Locator, { key = 'Tab', most = 40 }: { key?: string; most?: number } = {}): Promise<void> {
  for (let stops = 0; stops < most; stops++) {
    await page.keyboard.press(key);
    await showsFocus(page);
    if (await target.evaluate((element) => element === document.activeElement)) return;
  }
  await expect(target, `not reached within ${most} presses of ${key}`).toBeFocused();
}

/** Fails when the focused element, and what frames it, look the same as without the focus. Monaco shows a caret of its own. */
async function showsFocus(page: Page): Promise<void> {
  const unseen = await page.evaluate(() => {
    const focused = document.activeElement;
    if (!(focused instanceof HTMLElement) || focused === document.body || focused.closest('.monaco-editor')) return undefined;
    const look = (): string => {
      const seen: string[] = [];
      for (let element: Element | null = focused; element && element !== document.body; element = element.parentElement) {
        for (const part of [undefined, '::before', '::after']) {
          const { outline, boxShadow, backgroundColor, borderColor, content } = getComputedStyle(element, part);
          seen.push([outline, boxShadow, backgroundColor, borderColor, content].join());
        }
      }
      return seen.join(';');
    };
    const withFocus = look();
    focused.blur();
    const without = look();
    focused.focus({ preventScroll: true });
    return withFocus === without ? focused.outerHTML.slice(0, 120) : undefined;
  });
  expect(unseen, 'focused, and nothing shows it').toBeUndefined();
}

/** Replaces the text of the focused editor by keys alone. */
async function pasteOver(page: Page, source: string): Promise<void> {
  await page.evaluate((text) => navigator.clipboard.writeText(text), source);
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.press('ControlOrMeta+v');
}

test('the whole path goes by keyboard: from home to a failure, its replay, the pass and the solutions', async ({ page }) => {
  await page.goto('./');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'Skip to content' })).toBeFocused();
  await tabTo(page, page.getByRole('link', { name: 'Build an LRU cache' }));
  await page.keyboard.press('Enter');
  const workspace = new WorkspacePage(page);
  await workspace.isReady();
  await workspace.isMonaco();

  // From the top of the page into the editor: statement, hints, border, header of the editor.
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'Skip to the exercise' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('main')).toBeFocused();
  await tabTo(page, page.getByRole('region', { name: 'Statement of the exercise' }), { most: 1 });
  await tabTo(page, page.getByRole('button', { name: 'Show the first hint' }));
  await page.keyboard.press('Space');
  await expect(page.getByRole('region', { name: 'Hints' }).getByRole('listitem')).toBeFocused();
  await tabTo(page, page.getByRole('separator', { name: 'Width of the statement' }));
  await tabTo(page, page.getByRole('button', { name: 'Plain editor' }));
  await tabTo(page, workspace.editor, { most: 1 });

  // A wrong solution: run, submit, read.
  await pasteOver(page, withoutTouch);
  await page.keyboard.press('ControlOrMeta+Enter');
  await workspace.says(/broken$|visible tests pass$/);
  await page.keyboard.press('ControlOrMeta+Shift+Enter');
  await workspace.says(/\bR4\b.* broken$/);
  await expect(workspace.editor).toBeFocused();
  await expect(page.getByRole('status').filter({ hasText: /R4.*broken.* should give /s })).toHaveCount(1);

  // Out of the editor, to the replay, and through it.
  await page.keyboard.press('Control+m');
  await tabTo(page, workspace.runButton, { most: 1 });
  await tabTo(page, page.getByRole('separator', { name: 'Width of the results' }), { most: 2 });
  await tabTo(page, page.getByRole('tab', { name: 'Verdict' }), { most: 1 });
  const slider = page.getByRole('slider', { name: 'Call' });
  await tabTo(page, slider);
  const call = page.getByText(/^Call \d+ of \d+:/);
  await page.keyboard.press('Home');
  await expect(call).toHaveText(/^Call 1 of /);
  await page.keyboard.press('ArrowRight');
  await expect(call).toHaveText(/^Call 2 of /);
  await expect(slider).toHaveAttribute('aria-valuetext', /^Call 2: /);
  await page.keyboard.press('End');
  await expect(call).toHaveText(/^Call (\d+) of \1:/);

  // Back into the editor, the fix, the pass.
  await tabTo(page, workspace.editor, { key: 'Shift+Tab' });
  await pasteOver(page, reference);
  await page.keyboard.press('ControlOrMeta+Shift+Enter');
  await workspace.passes();
  await page.keyboard.press('Tab');
  await tabTo(page, page.getByRole('link', { name: 'Compare with other solutions and their costs' }));
  await page.keyboard.press('Enter');
  await expect(page.getByText('You have passed this exercise.')).toBeVisible();
});

test('the editor is no trap: Tab indents until it is told to move on', async ({ page }) => {
  const workspace = await WorkspacePage.open(page);
  await workspace.isMonaco();
  await tabTo(page, workspace.editor);
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.press('Delete');
  await page.keyboard.press('Tab');
  await page.keyboard.type('x');
  await expect(workspace.editor).toBeFocused();
  await page.keyboard.press('Control+m');
  await tabTo(page, workspace.runButton, { most: 1 });
  await tabTo(page, workspace.editor, { key: 'Shift+Tab', most: 1 });
  await tabTo(page, page.getByRole('button', { name: 'Plain editor' }), { key: 'Shift+Tab', most: 1 });
  await page.keyboard.press('Enter');
  await workspace.isPlain();
  await expect(workspace.editor).toHaveValue('  x');
  await tabTo(page, workspace.editor, { most: 1 });
  await tabTo(page, workspace.runButton, { most: 1 });
});

test('borders, tabs and the run obey their keys', async ({ page }) => {
  const workspace = await WorkspacePage.openPlain(page);
  const border = page.getByRole('separator', { name: 'Width of the statement' });
  await border.focus();
  const before = Number(await border.getAttribute('aria-valuenow'));
  await page.keyboard.press('ArrowRight');
  await expect(border).toHaveAttribute('aria-valuenow', String(before + 2));
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('ArrowLeft');
  await expect(border).toHaveAttribute('aria-valuenow', String(before - 2));
  await page.keyboard.press('Home');
  await expect(border).toHaveAttribute('aria-valuenow', (await border.getAttribute('aria-valuemin')) ?? '');
  await page.keyboard.press('End');
  await expect(border).toHaveAttribute('aria-valuenow', (await border.getAttribute('aria-valuemax')) ?? '');
  await page.keyboard.press('Enter');
  await expect(border).toHaveAttribute('aria-valuenow', String(before));
  await page.keyboard.press('ArrowRight');
  await page.reload();
  await workspace.isReady();
  await expect(border).toHaveAttribute('aria-valuenow', String(before + 2));

  await page.getByRole('tab', { name: 'Verdict' }).focus();
  for (const name of ['Tests', 'Console', 'History', 'Verdict']) {
    await page.keyboard.press('ArrowRight');
    await expect(page.getByRole('tab', { name: new RegExp(`^${name}`), selected: true })).toBeFocused();
  }
  await page.keyboard.press('End');
  await expect(page.getByRole('tab', { name: /^History/, selected: true })).toBeFocused();
  await page.keyboard.press('ArrowLeft');
  await expect(page.getByRole('tab', { name: /^Console/, selected: true })).toBeFocused();

  // Not a loop: the meter ends one within milliseconds, before a key can.
  const endless = cacheWhose('get', `return /^(a+)+$/.test('a'.repeat(60) + '!');`);
  await workspace.write(endless);
  await workspace.editor.focus();
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(page.getByRole('progressbar')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(workspace.results.getByText('Cancelled.')).toBeVisible();
  await expect(page.getByRole('progressbar')).toBeHidden();
  await expect(workspace.editor).toBeFocused();
  await expect(workspace.editor).toHaveValue(endless);
});

test('on a phone the parts are tabs that arrows move between, and the verdict takes the focus', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 780 });
  await WorkspacePage.open(page);
  const parts = page.getByRole('tablist', { name: 'Parts of the workspace' });
  await parts.getByRole('tab', { name: 'Statement' }).focus();
  await page.keyboard.press('ArrowRight');
  await expect(parts.getByRole('tab', { name: 'Code', selected: true })).toBeFocused();
  await expect(page.getByRole('tabpanel', { name: 'Code' })).toBeVisible();
  await page.keyboard.press('ControlOrMeta+Shift+Enter');
  await expect(page.getByRole('heading', { level: 2, name: /broken$/ })).toBeFocused();
  await expect(parts.getByRole('tab', { name: /^Results/, selected: true })).toBeVisible();
});
