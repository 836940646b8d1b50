import type { Locator, Page } from '@playwright/test';
import { isWellMade, looks, openLab, useLook } from './labs-page.ts';
import { expect, test } from './watched-page.ts';

// A service worker would fetch the lab's worker itself, past the test that keeps it from loading; that one logs the failure.
test.use({ serviceWorkers: 'block', allowed: /^error: Failed to load resource: net::ERR_FAILED/ });

const open = (page: Page, hash = ''): Promise<Locator> => openLab(page, 'queueing', 'Queueing lab: load, latency and Little’s law', hash);

test('tells the p99 at half the load, takes a guess, shows the curve, the law and the table', async ({ page }) => {
  const lab = await open(page);
  await expect(lab.getByText('At 50% the p99 of requests is 91.5 ms.')).toBeVisible();
  await lab.getByLabel('p99 at 90%, exact value').fill('450');
  await lab.getByLabel('In the system, on average, exact value').fill('9');
  await lab.getByRole('button', { name: 'Run and see' }).click();
  await expect(lab.getByText(/^At 90% the p99 is 456\.1 ms; you guessed 450\.0 ms\..* That makes 3 of 3 points\.$/)).toBeVisible();
  await expect(lab.getByRole('img', { name: /Theory \(M\/M\/1, exact\) has a mean of 100\.0 ms and a p99 of 460\.5 ms/ })).toBeVisible();
  await expect(lab.getByText(/counted over time, L = 9\.20\. They agree to within one part in a billion\.$/)).toBeVisible();
  await lab.getByText('The figures as a table').click();
  await expect(lab.getByRole('row', { name: /^95% .* 200\.0 ms 769\.7 ms / })).toBeVisible();

  await lab.getByLabel('Service times').selectOption({ label: 'All alike' });
  await expect(
    lab.getByRole('img', { name: /Theory \(M\/G\/1 by Pollaczek and Khinchine, exact\) has a mean of 55\.0 ms\./ }),
  ).toBeVisible();
  await page.reload();
  await open(page);
  await lab.getByRole('button', { name: 'Run without a guess' }).click();
  await expect(lab.getByText('Score: 3 of 3 points in 1 round')).toBeVisible();
});

test('goes through the run by keyboard', async ({ page }) => {
  const lab = await open(page, '#lab?c=4&u=80&req=20000');
  await lab.getByRole('button', { name: 'Run and see' }).focus();
  await page.keyboard.press('Enter');
  await expect(lab.getByText(/That makes/)).toBeVisible();
  await page.keyboard.press('Tab');
  await expect(lab.getByRole('button', { name: 'Change the set-up and guess again' })).toBeFocused();
  const time = lab.getByRole('slider', { name: 'Time of the run' });
  await time.focus();
  await page.keyboard.press('Home');
  await expect(lab.getByRole('img', { name: /^At 0\.0 s: 0 in the system, 0 of them in service\./ })).toBeVisible();
  await page.keyboard.press('ArrowRight');
  await expect(time).toHaveValue('1');
  await lab.getByRole('button', { name: 'A step back' }).click();
  await expect(time).toHaveValue('0');
});

test('refuses what hangs where bulkheads stand, and says that a shared pool overflows', async ({ page }) => {
  const lab = await open(page, '#lab?c=32&u=124&slow=3&slowms=1000');
  await expect(lab.getByText(/What is it at 95%/)).toBeVisible();
  await lab.getByRole('button', { name: 'Run without a guess' }).click();
  await expect(lab.getByRole('img', { name: /More is offered than can be served: the queue grows/ })).toBeVisible();
  await lab.getByLabel('Pools').selectOption({ label: 'Bulkheads' });
  await expect(
    lab.getByRole('img', { name: /usual requests take 7\.0 ms at the median.* 74\.5% of the slow requests are refused/ }),
  ).toBeVisible();
  await expect(lab.getByText(/Slow ones have 8 of the servers, the others 24\.$/)).toBeVisible();
});

test('takes a set-up from a link, made possible where it is not, and gives it on; bad input is answered', async ({ page }) => {
  const lab = await open(page, '#lab?c=1e300&u=0&tail=long&slow=2&pools=bulkheads&req=5000');
  await expect(lab.getByText('“Servers” goes from 1 to 64; 64 is used.')).toBeVisible();
  await expect(lab.getByText('“Utilisation” goes from 20 to 130; 20 is used.')).toBeVisible();
  await expect(lab.getByText('The choice of service times in the link is not possible; exponential is used instead.')).toBeVisible();
  await lab.getByLabel('Servers, exact value').fill('many');
  await lab.getByLabel('Servers, exact value').press('Enter');
  await expect(lab.getByText('Not a number: 64 stays. Give 1 to 64.')).toBeVisible();
  await lab.getByRole('button', { name: 'Copy a link to this set-up' }).click();
  await expect(page).toHaveURL(/#lab\?c=64&u=20&tail=exponential&slow=2&slowms=1000&pools=bulkheads&aside=8&req=5000&seed=headroom$/);
});

test('runs when the worker could not start at first', async ({ page }) => {
  await page.route(/queueing\.worker/, (route) => route.abort());
  const lab = await open(page);
  await lab.getByRole('button', { name: 'Run and see' }).click();
  await expect(lab.getByRole('alert')).toContainText('did not start or has stopped');
  await page.unroute(/queueing\.worker/);
  await lab.getByRole('button', { name: 'Run again' }).click();
  await expect(lab.getByText(/That makes/)).toBeVisible();
});

test('begins in the lesson on Little’s law with its own set-up', async ({ page }) => {
  await page.goto('./lessons/littles-law/');
  const lab = page.getByRole('region', { name: 'Queueing lab: load, latency and Little’s law', exact: true });
  await lab.scrollIntoViewIfNeeded();
  await expect(lab.getByText(/999 requests a second come to 32 servers\. 2% of them are slow/)).toBeVisible();
});

for (const look of looks) {
  test(`passes the scan and fits, ${look.width} wide, ${look.theme}`, async ({ page }) => {
    await useLook(page, look);
    const lab = await open(page, '#lab?c=32&u=93&slow=2&pools=bulkheads');
    await isWellMade(page, 'the guess');
    await lab.getByRole('button', { name: 'Run and see' }).click();
    await lab.getByText('The figures as a table').click();
    await expect(lab.getByText(/That makes/)).toBeVisible();
    await isWellMade(page, 'the run');
  });
}
