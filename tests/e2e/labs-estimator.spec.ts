import type { Locator, Page } from '@playwright/test';
import { isWellMade, looks, openLab, useLook } from './labs-page.ts';
import { expect, test } from './watched-page.ts';

const open = (page: Page, hash = ''): Promise<Locator> => openLab(page, 'estimator', 'Estimator: guess, then see the steps', hash);

test('takes an estimate, shows the steps with their units, and keeps the score', async ({ page }) => {
  const lab = await open(page);
  await expect(lab.getByText(/^10 million users make 20 requests each in a day.* How many servers\?$/)).toBeVisible();
  await expect(lab.getByRole('region', { name: 'Steps' })).toHaveCount(0);
  await lab.getByLabel('Your estimate, with its unit').fill('60 servers');
  await lab.getByRole('button', { name: 'Compare with the steps' }).click();
  await expect(
    lab.getByText('You said 60 servers; it comes to 26 servers. That is 2.3 times too high. That makes 2 of 3 points.'),
  ).toBeVisible();
  await expect(lab.getByRole('region', { name: 'Steps' })).toContainText(
    '10 million users × 20 requests/user/day= 200 million requests/day',
  );
  await expect(
    lab.getByRole('img', { name: /^The answer is 26 servers\. Your estimate, 60 servers, is within half an order/ }),
  ).toBeVisible();
  await lab.getByText('The figures as a table').click();
  await expect(
    lab.getByRole('row', { name: /^To carry the peak 6,940 requests\/s ÷ 300 requests\/s\/server 23\.1 servers/ }),
  ).toBeVisible();

  // Other numbers are another question: the answer follows, the estimate stays with the old one.
  await lab.getByLabel('Peak, times the mean, exact value').fill('6');
  await lab.getByLabel('Peak, times the mean, exact value').press('Enter');
  await expect(lab.getByRole('img', { name: /^The answer is 49 servers\. An estimate from half to twice/ })).toBeVisible();

  await page.reload();
  await open(page);
  await lab.getByRole('button', { name: 'Show the steps without a guess' }).click();
  await expect(lab.getByText('Score: 2 of 3 points in 1 round')).toBeVisible();
  await lab.getByRole('button', { name: 'Next question' }).click();
  await expect(lab.getByLabel('Your estimate, with its unit')).toHaveValue('');
  await expect(lab.getByText(/^10 million users make 20/)).toHaveCount(0);
});

test('answers what cannot be an estimate, or a number, in words', async ({ page }) => {
  const lab = await open(page);
  const estimate = lab.getByLabel('Your estimate, with its unit');
  for (const [typed, answer] of [
    ['', 'Nothing is given yet. Give a number and its unit, such as 40 servers.'],
    ['quite a few', '“quite a few” does not begin with a number. Give one with its unit, such as 40 servers.'],
    ['0', 'Zero has no order of magnitude. Give an amount above it, such as 40 servers.'],
    ['-5 servers', 'An amount below zero cannot be. Give one such as 40 servers.'],
    ['1e300', '1e300 servers is more than there is of anything. Give an amount such as 40 servers.'],
    ['30 seconds', '“seconds” measures seconds; asked for are servers. Try 40 servers.'],
  ] as const) {
    await estimate.fill(typed);
    await estimate.press('Enter');
    await expect(lab.getByText(answer, { exact: true })).toBeVisible();
    await expect(estimate).toHaveAttribute('aria-invalid', 'true');
  }
  for (const [typed, answer] of [
    ['text', 'Not a number: 10,000,000 stays. Give 1,000 to 1,000,000,000.'],
    ['0', 'Possible is 1,000 to 1,000,000,000, whole: 1,000 is used.'],
    ['1e300', 'Possible is 1,000 to 1,000,000,000, whole: 1,000,000,000 is used.'],
    ['-1', 'Possible is 1,000 to 1,000,000,000, whole: 1,000 is used.'],
  ] as const) {
    const field = lab.getByLabel('Users a day, exact value');
    await field.fill(typed);
    await field.press('Enter');
    await expect(lab.getByText(answer, { exact: true })).toBeVisible();
  }
  await lab.getByRole('button', { name: 'Back to the first numbers' }).click();
  await expect(lab.getByText(/^10 million users make 20 requests/)).toBeVisible();
  await expect(lab).not.toContainText('NaN');
});

test('is worked by keyboard alone, the focus staying where the work is', async ({ page }) => {
  const lab = await open(page);
  await lab.getByLabel('Practise').focus();
  await page.keyboard.type('Lat');
  await expect(lab.getByText('Read 8 KiB at random from an SSD: how long do 300 of these take, one after another?')).toBeVisible();
  await lab.getByRole('slider', { name: 'How many times, one after another' }).focus();
  await page.keyboard.press('ArrowRight');
  await expect(lab.getByText(/how long do 330 of these take/)).toBeVisible();
  await lab.getByLabel('Your estimate, with its unit').focus();
  await page.keyboard.type('30 ms');
  await page.keyboard.press('Enter');
  await expect(lab.getByText(/^You said 30 ms; it comes to 33 ms\./)).toBeVisible();
  await page.keyboard.press('Tab');
  await expect(lab.getByRole('button', { name: 'Next question' })).toBeFocused();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  await expect(lab.getByLabel('Your estimate, with its unit')).toBeFocused();
});

test('takes a question from a link, made possible where it is not, and gives it on', async ({ page }) => {
  const lab = await open(page, '#lab?for=storage&items=1e300&bytes=-4&years=text&users=7');
  await expect(lab.getByText('“New items a day” goes from 1,000 to 10,000,000,000; 10,000,000,000 is used.')).toBeVisible();
  await expect(lab.getByText('“Years kept” in the link is not possible; 5 is used instead.')).toBeVisible();
  await expect(lab.getByText('Numbers in the link that this question does not have are left out.')).toBeVisible();
  await expect(lab.getByText(/^10 billion items of 10 B are written a day and kept for 5 years/)).toBeVisible();
  await lab.getByRole('button', { name: 'Copy a link to this set-up' }).click();
  await expect(page).toHaveURL(/#lab\?for=storage&items=10000000000&bytes=10&years=5&copies=3&extra=30$/);
});

for (const look of looks) {
  test(`passes the scan and fits, ${look.width} wide, ${look.theme}`, async ({ page }) => {
    await useLook(page, look);
    const lab = await open(page, '#lab?for=times');
    await isWellMade(page, 'the question');
    await lab.getByLabel('Your estimate, with its unit').fill('2 ms');
    await lab.getByRole('button', { name: 'Compare with the steps' }).click();
    await lab.getByText('The figures as a table').click();
    await isWellMade(page, 'the steps');
  });
}
