import type { Locator, Page } from '@playwright/test';
import { isWellMade, looks, openLab, useLook } from './labs-page.ts';
import { expect, test } from './watched-page.ts';

const open = (page: Page, hash = ''): Promise<Locator> => openLab(page, 'cdn', 'CDN lab: load at the origin against staleness', hash);

test('takes a guess, draws the curves, and tells how the guess fared', async ({ page }) => {
  const lab = await open(page);
  await lab.getByLabel('Which way brings the most bytes to the edges?').selectOption({ label: 'Push' });
  await lab.getByLabel('Requests the origin gets with pull, exact value').fill('8000');
  await lab.getByRole('button', { name: 'Run and see' }).click();
  await expect(
    lab.getByText('Push brings the most bytes to the edges, as you guessed. With pull the origin is asked 7,983 times; you guessed 8,000.'),
  ).toBeVisible();
  await expect(
    lab.getByRole('img', { name: /^As the time to live goes from 1 min to 24 h, requests .* go from 13,811 to 2,193 / }),
  ).toBeVisible();
  await lab.getByText('The figures as a table').click();
  await expect(lab.getByRole('row', { name: /^Pull with a shield, 24 h 500 0% / })).toBeVisible();
  await expect(lab.getByRole('row', { name: /^Push 974 – 487 MB 487 MB 250 MB 100% / })).toBeVisible();

  // A longer life is asked for: fewer requests, and the text says so. It can be taken back.
  const ttl = lab.getByLabel('Time to live, exact value');
  await ttl.fill('720');
  await ttl.press('Enter');
  await expect(lab.getByText(/with a time to live of 12 h: .* Pull: 3,196 requests at the origin, /).first()).toBeVisible();
  await lab.getByRole('button', { name: 'Undo' }).click();
  await expect(ttl).toHaveValue('60');
  await expect(lab.getByRole('button', { name: 'Undo' })).toHaveAttribute('aria-disabled', 'true');

  await page.reload();
  await open(page);
  await lab.getByRole('button', { name: 'Run without a guess' }).click();
  await expect(lab.getByText('Score: 3 of 3 points in 1 round')).toBeVisible();
});

test('is worked by keyboard alone, the focus staying where the work is', async ({ page }) => {
  const lab = await open(page);
  await lab.getByRole('button', { name: 'Run and see' }).focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  await expect(lab.getByRole('button', { name: 'Change the set-up and guess again' })).toBeFocused();
  const ttl = lab.getByRole('slider', { name: 'Time to live' });
  await ttl.focus();
  await page.keyboard.press('PageDown');
  await page.keyboard.press('PageDown');
  await expect(lab.getByLabel('Time to live, exact value')).toHaveValue('15');
  await expect(lab.getByText(/with a time to live of 15 min: .* Pull: 10,702 requests at the origin, /).first()).toBeVisible();
  // Moves of one slider in a row are one step back.
  await lab.getByRole('button', { name: 'Undo' }).focus();
  await page.keyboard.press('Enter');
  await expect(lab.getByLabel('Time to live, exact value')).toHaveValue('60');
  await lab.getByLabel('Edges, exact value').fill('1');
  await lab.getByLabel('Edges, exact value').press('Enter');
  await expect(lab.getByRole('row', { name: /^Pull, 1 h / })).toBeHidden();
  await lab.getByRole('button', { name: 'Reset' }).focus();
  await page.keyboard.press('Enter');
  await expect(lab.getByLabel('Edges, exact value')).toHaveValue('5');
});

test('answers bad input and impossible links with words and the nearest possible value', async ({ page }) => {
  const lab = await open(page, '#lab?ttl=1e300&change=0&requests=abc&edges=3');
  await expect(lab.getByText('“Time to live” goes from 1 to 1,440; 1,440 is used.')).toBeVisible();
  await expect(lab.getByText('“An object changes every” goes from 2 to 720; 2 is used.')).toBeVisible();
  await expect(lab.getByText('“Requests an hour” in the link is not possible; 600 is used instead.')).toBeVisible();
  const size = lab.getByLabel('Size of an object, exact value');
  for (const [typed, note] of [
    ['', 'Not a number: 100 stays. Give 1 to 10,000.'],
    ['lots', 'Not a number: 100 stays. Give 1 to 10,000.'],
    ['1e300', 'Possible is 1 to 10,000, whole: 10,000 is used.'],
    ['-4', 'Possible is 1 to 10,000, whole: 1 is used.'],
  ] as const) {
    await size.fill(typed);
    await size.press('Enter');
    await expect(lab.getByText(note)).toBeVisible();
  }
  await lab.getByRole('button', { name: 'Run without a guess' }).click();
  await expect(lab.getByRole('img', { name: /^As the time to live goes / })).toBeVisible();
  await expect(lab).not.toContainText(/NaN|Infinity|undefined/);
  await lab.getByRole('button', { name: 'Copy a link to this set-up' }).click();
  await expect(page).toHaveURL(/#lab\?ttl=1440&change=2&requests=600&edges=3&objects=500&skew=0\.9&size=1&push=10&seed=headroom$/);
});

for (const look of looks) {
  test(`passes the scan and fits, ${look.width} wide, ${look.theme}`, async ({ page }) => {
    await useLook(page, look);
    const lab = await open(page);
    await isWellMade(page, 'the guess');
    await lab.getByRole('button', { name: 'Run and see' }).click();
    await lab.getByText('The figures as a table').click();
    await isWellMade(page, 'the results');
  });
}
