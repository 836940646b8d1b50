import type { Locator, Page } from '@playwright/test';
import { isWellMade, looks, openLab, useLook } from './labs-page.ts';
import { expect, test } from './watched-page.ts';

const open = (page: Page, hash = ''): Promise<Locator> =>
  openLab(page, 'push-vs-poll', 'Push lab: four ways to hear of the same events', hash);

test('takes a guess, compares the methods, and tells how the guess fared', async ({ page }) => {
  const lab = await open(page);
  await lab.getByLabel('Which method sends the most bytes?').selectOption({ label: 'Polling' });
  await lab.getByLabel('Median staleness of polling, exact value').fill('5000');
  await lab.getByRole('button', { name: 'Run and see' }).click();
  await expect(lab.getByText(/^Polling sends the most bytes, as you guessed\. .* That makes 3 of 3 points\.$/)).toBeVisible();
  await expect(lab.getByRole('img', { name: /^Polling from 0 s to 60 s: .* 6 requests, / })).toBeVisible();
  await expect(lab.getByRole('img', { name: /^WebSocket from 0 s to 60 s: / })).toBeVisible();
  await lab.getByText('The figures as a table').click();
  await expect(lab.getByRole('row', { name: /^Server-sent events 1 .* 40 ms 40 ms 40 ms 40 ms 0 0 10,000 / })).toBeVisible();
  await expect(lab.getByText('Of the clients, 12 with each method are simulated; the others are taken to be like them.')).toBeVisible();

  // More events than polls: long polling becomes the heaviest, and the text says what it sends now.
  await lab.getByLabel('Events per minute, exact value').fill('60');
  await lab.getByLabel('Events per minute, exact value').press('Enter');
  await expect(lab.getByText(/For one client: Polling 60 requests, .*; Long polling \d{3} requests, /).first()).toBeVisible();

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
  await lab.getByLabel('Show', { exact: true }).selectOption({ label: '2 s' });
  const from = lab.getByRole('slider', { name: 'from' });
  await from.focus();
  for (let step = 0; step < 9; step++) await page.keyboard.press('ArrowRight');
  await expect(from).toHaveAttribute('aria-valuetext', '9 s');
  await expect(lab.getByRole('img', { name: /^Polling from 9 s to 11 s: 0 events, 1 request and 1 message with events\.$/ })).toBeVisible();
  const poll = lab.getByRole('slider', { name: 'Poll interval' });
  await poll.focus();
  await page.keyboard.press('PageDown');
  await expect(lab.getByLabel('Poll interval, exact value')).toHaveValue('5');
  await expect(lab.getByText(/For one client: Polling 120 requests, /).first()).toBeVisible();
});

test('answers bad input and impossible links with words and the nearest possible value', async ({ page }) => {
  const lab = await open(page, '#lab?events=1e300&poll=0&rtt=abc&clients=5');
  await expect(lab.getByText('“Events per minute” goes from 0.5 to 600; 600 is used.')).toBeVisible();
  await expect(lab.getByText('“Poll interval” goes from 0.5 to 120; 0.5 is used.')).toBeVisible();
  await expect(lab.getByText('“Round trip” in the link is not possible; 80 is used instead.')).toBeVisible();
  const payload = lab.getByLabel('Payload of an event, exact value');
  for (const [typed, note] of [
    ['', 'Not a number: 100 stays. Give 1 to 10,000.'],
    ['lots', 'Not a number: 100 stays. Give 1 to 10,000.'],
    ['1e300', 'Possible is 1 to 10,000, whole: 10,000 is used.'],
    ['-4', 'Possible is 1 to 10,000, whole: 1 is used.'],
  ] as const) {
    await payload.fill(typed);
    await payload.press('Enter');
    await expect(lab.getByText(note)).toBeVisible();
    if (typed.startsWith('1e')) await payload.fill('100');
    if (typed.startsWith('1e')) await payload.press('Enter');
  }
  await lab.getByRole('button', { name: 'Run without a guess' }).click();
  await expect(lab).not.toContainText(/NaN|Infinity|undefined/);
  await lab.getByRole('button', { name: 'Copy a link to this set-up' }).click();
  await expect(page).toHaveURL(/#lab\?events=600&poll=0\.5&rtt=80&clients=5&headers=500&payload=1&hold=30&beat=15&seed=headroom$/);
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
