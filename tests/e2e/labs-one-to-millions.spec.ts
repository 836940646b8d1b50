import type { Locator, Page } from '@playwright/test';
import { isWellMade, looks, openLab, useLook } from './labs-page.ts';
import { expect, test } from './watched-page.ts';

const open = (page: Page, hash = ''): Promise<Locator> => openLab(page, 'one-to-millions', 'From one server to millions of users', hash);

test('takes a guess, shows what bounds a step, and runs it with a machine lost', async ({ page }) => {
  const lab = await open(page, '#lab?step=apart&users=500000&trouble=lost');
  await expect(lab.getByRole('img', { name: '2. The database apart' })).toBeVisible();
  await lab.getByLabel('It bears, users a day, exact value').fill('700000');
  await lab.getByLabel('Gives way first').selectOption({ label: 'Database' });
  await lab.getByRole('button', { name: 'Run and see' }).click();
  await expect(
    lab.getByText(/It bears 720,000 users a day; you guessed 700,000\..*“Web server”, you said “Database”.*2 of 3 points\.$/),
  ).toBeVisible();
  await expect(lab.getByText(/^While the machine is gone, 100\.0% of pages fail.* Afterwards it is as before\.$/)).toBeVisible();
  await lab.getByText('The figures as a table').click();
  await expect(lab.getByRole('row', { name: /^4\. Replicas of the database 3\.6 million Database / })).toBeVisible();

  await lab.getByRole('button', { name: 'Next step' }).click();
  await expect(lab.getByRole('img', { name: /^3\. Several web servers, with how busy/ })).toBeVisible();
  await expect(lab.getByText(/^3\. Several web servers, run with 500,000 users a day/)).toBeVisible();
});

test('walks the steps by keyboard', async ({ page }) => {
  const lab = await open(page);
  await lab.getByRole('button', { name: 'Next step' }).focus();
  for (let press = 0; press < 8; press++) await page.keyboard.press('Enter');
  await expect(lab.getByLabel('Step', { exact: true })).toHaveValue('regions');
  await expect(lab.getByRole('button', { name: 'Next step' })).toHaveAttribute('aria-disabled', 'true');
  await lab.getByRole('button', { name: 'Run without a guess' }).focus();
  await page.keyboard.press('Enter');
  await expect(lab.getByText(/^In the last third 0\.0% of pages fail, and the p99 is /)).toBeVisible();
});

test('says what is wrong with a link', async ({ page }) => {
  const lab = await open(page, '#lab?step=moon&users=7');
  await expect(lab.getByText(/The step in the link is not possible; one is used instead\./)).toBeVisible();
  await expect(lab.getByText(/“Users a day” goes from 1,000 to 50,000,000; 1,000 is used\./)).toBeVisible();
});

for (const look of looks) {
  test(`is well made at ${look.width} px, ${look.theme}`, async ({ page }) => {
    await useLook(page, look);
    const lab = await open(page, '#lab?step=regions&users=20000000');
    await isWellMade(page, 'guessing');
    await lab.getByRole('button', { name: 'Run without a guess' }).click();
    await expect(lab.getByText(/^In the last third/)).toBeVisible();
    await isWellMade(page, 'results');
  });
}
