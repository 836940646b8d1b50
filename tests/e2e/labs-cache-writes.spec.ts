import type { Locator, Page } from '@playwright/test';
import { isWellMade, looks, openLab, useLook } from './labs-page.ts';
import { expect, test } from './watched-page.ts';

const open = (page: Page, hash = ''): Promise<Locator> => openLab(page, 'cache-writes', 'Write lab: four ways past a cache', hash);

test('takes a guess, crashes the cache, and tells how the guess fared', async ({ page }) => {
  const lab = await open(page);
  await expect(lab.getByText('69 ms: the cache dies.')).toBeVisible();
  await lab
    .getByRole('group', { name: /which of the four has lost an acknowledged write/ })
    .getByLabel('Write-behind')
    .check();
  await lab.getByLabel('How many has write-behind lost?').selectOption('3');
  await lab.getByRole('button', { name: 'Crash and see' }).click();
  await expect(lab.getByText(/^Write-behind has lost acknowledged writes; as you guessed\. .* That makes 3 of 3 points\.$/)).toBeVisible();
  const behind = lab.getByRole('region', { name: 'Write-behind', exact: true });
  await expect(behind.getByText('the cache dies, and with it B=2, A=2 and A=3.')).toBeVisible();
  await expect(behind.getByText('A=3 lost')).toBeVisible();
  await expect(
    lab.getByRole('img', { name: /crash at 69 ms\. Write-through: 5 store writes, .* Write-behind: 2 store writes, / }),
  ).toBeVisible();
  await expect(lab.getByText(/^Step 20 of 49, at 69 ms, right after the crash\./).first()).toBeVisible();
  await lab.getByText('The figures as a table').click();
  await expect(lab.getByRole('row', { name: /^8\. 97 ms: Cem reads A 1 ms, 3 28 ms, 1 28 ms, 3 1 ms, 2, stale$/ })).toBeVisible();

  // A moment later the flush has landed: the crash loses what came after it alone.
  await lab.getByLabel('It dies after step, exact value').fill('21');
  await lab.getByLabel('It dies after step, exact value').press('Enter');
  await expect(behind.getByText(/the store has A=2 and B=2; the cache dies, and with it A=3\./)).toBeVisible();
  await lab.getByLabel('What dies').selectOption({ label: 'the application' });
  await expect(behind.getByText(/=\d+ lost$/)).toHaveCount(0);

  await page.reload();
  await open(page);
  await lab.getByRole('button', { name: 'Crash without a guess' }).click();
  await expect(lab.getByText('Score: 3 of 3 points in 1 round')).toBeVisible();
});

test('is worked by keyboard alone, the focus staying where the work is', async ({ page }) => {
  const lab = await open(page);
  await lab.getByRole('button', { name: 'Crash and see' }).focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  await expect(lab.getByRole('button', { name: 'Move the crash and guess again' })).toBeFocused();
  const shown = lab.getByRole('slider', { name: 'Step shown' });
  await expect(shown).toHaveAttribute('aria-valuetext', 'step 20 of 49, 69 ms');
  await shown.focus();
  await page.keyboard.press('Home');
  for (let step = 0; step < 2; step++) await page.keyboard.press('ArrowRight');
  await expect(shown).toHaveAttribute('aria-valuetext', 'step 3 of 49, 6 ms');
  const through = lab.getByRole('region', { name: 'Write-through', exact: true });
  await expect(through.getByText('the store has B=2.')).toBeVisible();
  await expect(through.getByText('1 stale')).toBeVisible();
  await lab.getByRole('button', { name: 'Crash at this step' }).focus();
  await page.keyboard.press('Enter');
  await expect(lab.getByLabel('It dies after step, exact value')).toHaveValue('3');
  await expect(lab.getByText(/^Step 3 of \d+, at 6 ms, right after the crash\./).first()).toBeVisible();
  await lab.getByRole('button', { name: 'Play' }).focus();
  await page.keyboard.press('Enter');
  await expect(shown).toHaveAttribute('aria-valuetext', /^step [4-9] /);
  await page.keyboard.press('Enter');
  await expect(lab.getByRole('button', { name: 'Play' })).toBeFocused();
  await lab.getByRole('button', { name: 'Reset' }).focus();
  await page.keyboard.press('Enter');
  await expect(lab.getByLabel('It dies after step, exact value')).toHaveValue('20');
});

test('answers bad input and impossible links with words and the nearest possible value', async ({ page }) => {
  const lab = await open(page, '#lab?flush=0&store=abc&ops=1e300&around=leaves&step=9999');
  await expect(lab.getByText('“Write-behind flushes every” goes from 5 to 1,000; 5 is used.')).toBeVisible();
  await expect(lab.getByText('“The store takes” in the link is not possible; 20 is used instead.')).toBeVisible();
  await expect(lab.getByText('“Reads and writes in the script” goes from 3 to 20; 20 is used.')).toBeVisible();
  await expect(lab.getByText(/^“It dies after step” goes from 1 to \d+; \d+ is used\.$/)).toBeVisible();
  await expect(lab.getByLabel('Write-around', { exact: true }).first()).toHaveValue('leaves');
  const flush = lab.getByLabel('Write-behind flushes every, exact value');
  for (const [typed, note] of [
    ['', 'Not a number: 5 stays. Give 5 to 1,000.'],
    ['soon', 'Not a number: 5 stays. Give 5 to 1,000.'],
    ['-4', 'Possible is 5 to 1,000, whole: 5 is used.'],
    ['1e300', 'Possible is 5 to 1,000, whole: 1,000 is used.'],
  ] as const) {
    await flush.fill(typed);
    await flush.press('Enter');
    await expect(lab.getByText(note)).toBeVisible();
  }
  await lab.getByLabel('It dies after step, exact value').fill('4');
  await lab.getByLabel('It dies after step, exact value').press('Enter');
  await lab.getByRole('button', { name: 'Crash without a guess' }).click();
  await expect(lab).not.toContainText(/NaN|Infinity|undefined/);
  await lab.getByRole('button', { name: 'Copy a link to this set-up' }).click();
  await expect(page).toHaveURL(/#lab\?flush=1000&store=20&cache=1&ops=20&writes=60&seed=34&first=store&around=leaves&dies=cache&step=4$/);
});

for (const look of looks) {
  test(`passes the scan and fits, ${look.width} wide, ${look.theme}`, async ({ page }) => {
    await useLook(page, look);
    const lab = await open(page);
    await isWellMade(page, 'the guess');
    await lab.getByRole('button', { name: 'Crash and see' }).click();
    await lab.getByText('The figures as a table').click();
    await isWellMade(page, 'the crash');
  });
}
