import type { Locator, Page } from '@playwright/test';
import { isWellMade, looks, openLab, useLook } from './labs-page.ts';
import { expect, test } from './watched-page.ts';

// A service worker would fetch the lab's worker itself, past the test that keeps it from loading; that one logs the failure.
test.use({ serviceWorkers: 'block', allowed: /^error: Failed to load resource: net::ERR_FAILED/ });

const open = (page: Page, hash = ''): Promise<Locator> =>
  openLab(page, 'load-balancing', 'Load balancing lab: a race on the same arrivals', hash);

test('takes a guess, runs the race, says and tabulates it', async ({ page }) => {
  const lab = await open(page);
  await lab.getByLabel('Which algorithm has the lowest p99?').selectOption({ label: 'Least connections' });
  await lab.getByLabel('p99 of Round robin, exact value').fill('150');
  await lab.getByRole('button', { name: 'Start the race' }).click();
  await expect(lab.getByText(/^Least connections has the lowest p99, as you guessed\..* That makes 3 of 3 points\.$/)).toBeVisible();
  await expect(
    lab.getByRole('img', { name: /^Least connections has the lowest p99: Least connections 68\.9 ms, Power of two/ }),
  ).toBeVisible();
  await expect(lab.getByRole('row', { name: /^Round robin 26\.0 ms 158\.9 ms .* 0 \(0\.0%\) 1\.000$/ })).toBeVisible();
  await lab.getByText('The figures as a table').click();
  await expect(lab.getByRole('row', { name: '99.0% 158.9 ms 68.9 ms 89.9 ms' })).toBeVisible();

  await lab.getByRole('checkbox', { name: /^Least response time/ }).check();
  await expect(lab.getByRole('row', { name: /^Least response time/ })).toBeVisible();
  await lab.getByLabel('What goes wrong').selectOption({ label: 'The first backend turns into a black hole' });
  await expect(lab.getByRole('img', { name: /^Least response time has the fewest errors/ })).toBeVisible();
  // It takes part in nothing while it is said to be disabled, yet can be reached and pressed.
  await lab.getByRole('checkbox', { name: /^Random/ }).click({ force: true });
  await expect(lab.getByRole('checkbox', { name: /^Random/ })).not.toBeChecked();
  await expect(lab.getByText('Four race: untick one to take another.')).toBeVisible();

  await page.reload();
  await open(page);
  await lab.getByRole('button', { name: 'Start without a guess' }).click();
  await expect(lab.getByText('Score: 3 of 3 points in 1 round')).toBeVisible();
});

test('plays the queues in virtual time, pauses, and steps by keyboard', async ({ page }) => {
  const lab = await open(page, '#lab?a=rr.least&fault=slow');
  await lab.getByRole('button', { name: 'Start the race' }).focus();
  await page.keyboard.press('Enter');
  await expect(lab.getByText(/That makes/)).toBeVisible();
  await page.keyboard.press('Tab');
  await expect(lab.getByRole('button', { name: 'Change the set-up and guess again' })).toBeFocused();
  const time = lab.getByRole('slider', { name: 'Time of the race' });
  // A second before the fault, at three tenths of 29.4 seconds.
  await expect(time).toHaveAttribute('aria-valuetext', '7.8 s of 29.5 s');
  const before = Number(await time.inputValue());
  await lab.getByRole('button', { name: 'Play' }).click();
  await expect.poll(async () => Number(await time.inputValue())).toBeGreaterThan(before + 20);
  await lab.getByRole('button', { name: 'Pause' }).click();
  const paused = Number(await time.inputValue());
  await lab.getByRole('button', { name: 'A step on' }).click();
  await expect(time).toHaveValue(String(paused + 1));
  await time.focus();
  await page.keyboard.press('ArrowLeft');
  await expect(time).toHaveValue(String(paused));
  // Half-way through the fault round robin has piled up what least connections has not.
  await time.fill('700');
  await expect(
    lab.getByRole('img', { name: /^At 13\.8 s: Round robin has \d{3} requests, at most \d{3} at one backend \(1\)\.$/ }),
  ).toBeVisible();
  await expect(lab.getByRole('img', { name: /^At 13\.8 s: Least connections has \d\d? requests/ })).toBeVisible();
  await expect(lab.getByText('Backend 1: slow')).toHaveCount(2);
});

test('offers steps alone where less motion is asked for', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  const lab = await open(page);
  await lab.getByRole('button', { name: 'Start without a guess' }).click();
  await expect(lab.getByRole('button', { name: 'A step on' })).toBeVisible();
  await expect(lab.getByRole('button', { name: 'Play' })).toHaveCount(0);
});

test('takes a set-up from a link, made possible where it is not, and gives it on', async ({ page }) => {
  const lab = await open(page, '#lab?a=two.rr&u=150&n=4&tail=heavy&fault=death&req=3000');
  await expect(lab.getByText('“Utilisation” goes from 10 to 98; 98 is used.')).toBeVisible();
  await expect(lab.getByLabel('Service times')).toHaveValue('heavy');
  await expect(lab.getByText('Two race: tick another to take one out.')).toBeVisible();
  await lab.getByRole('button', { name: 'Copy a link to this set-up' }).click();
  await expect(page).toHaveURL(/#lab\?a=rr\.two&u=98&n=4&speed=equal&tail=heavy&burst=1&fault=death&req=3000&seed=headroom$/);
  await page.reload();
  await expect(lab.getByLabel('What goes wrong')).toHaveValue('death');
});

test('runs the rest when the worker could not start at first', async ({ page }) => {
  const lab = await open(page);
  await page.route(/race\.worker/, (route) => route.abort());
  await lab.getByRole('button', { name: 'Start the race' }).click();
  await expect(lab.getByRole('alert')).toContainText('did not start or has stopped');
  await page.unroute(/race\.worker/);
  await lab.getByRole('button', { name: 'Run again' }).click();
  await expect(lab.getByText(/That makes/)).toBeVisible();
});

for (const look of looks) {
  test(`passes the scan and fits, ${look.width} wide, ${look.theme}`, async ({ page }) => {
    await useLook(page, look);
    const lab = await open(page, '#lab?a=rr.least.two.ewma&fault=hole');
    await isWellMade(page, 'the guess');
    await lab.getByRole('button', { name: 'Start the race' }).click();
    await lab.getByText('The figures as a table').click();
    await lab.getByRole('slider', { name: 'Time of the race' }).fill('700');
    await expect(lab.getByText('Backend 1: failing')).toHaveCount(4);
    await isWellMade(page, 'the race');
  });
}
