import type { Locator, Page } from '@playwright/test';
import { isWellMade, looks, openLab, useLook } from './labs-page.ts';
import { expect, test } from './watched-page.ts';

const open = (page: Page, hash = ''): Promise<Locator> => openLab(page, 'raid', 'RAID lab: fail disks and find the bytes again', hash);

test('takes a guess, then fails disks and finds their bytes again until too many are gone', async ({ page }) => {
  const lab = await open(page);
  await expect(lab.getByRole('button', { name: 'Disk 2 failed' })).toBeDisabled();
  await lab.getByLabel('Disks’ worth of data it holds, exact value').fill('4');
  await lab.getByLabel('Of the 10 pairs of disks, how many may fail, exact value').fill('0');
  await lab.getByLabel('Disk reads and writes to change one chunk, exact value').fill('3');
  await lab.getByRole('button', { name: 'Show and see' }).click();
  await expect(lab.getByText(/^Capacity: 4 disks; you guessed 4\..* you guessed 3\. That makes 2 of 3 points\.$/)).toBeVisible();

  const work = lab.getByRole('region', { name: 'Stripe S1 worked out' });
  await expect(work).toContainText('One parity stands for any one of the 5 chunks');
  await lab.getByRole('button', { name: 'Disk 2 failed' }).click();
  await expect(lab.getByText(/Failed: disk 2\. All data can still be read\. None of the others may fail now\.$/).first()).toBeVisible();
  await expect(work.getByRole('row', { name: '= D1 20 6d 65 20 me' })).toBeVisible();
  await expect(lab.getByRole('cell', { name: 'D1 lost, found again from the others' })).toBeVisible();
  await lab.getByRole('button', { name: 'Disk 4 failed' }).click();
  await expect(lab.getByText(/Data are lost\. Every stripe has lost some\.$/).first()).toBeVisible();
  await expect(lab.getByText('There is nothing to rebuild from: data are lost. Restore from a backup.')).toBeVisible();
  await expect(lab.getByRole('cell', { name: 'D1 gone' })).toBeVisible();
  await lab.getByRole('button', { name: 'Undo' }).click();
  await expect(lab.getByText(/All data can still be read/).first()).toBeVisible();
});

test('is worked by keyboard alone: two disks of RAID 6, another stripe, repair', async ({ page }) => {
  const lab = await open(page);
  await lab.getByRole('button', { name: 'Show without a guess' }).focus();
  await page.keyboard.press('Enter');
  await lab.getByLabel('Level', { exact: true }).selectOption('RAID 6, two parities a stripe, rotating');
  await lab.getByRole('slider', { name: 'Disks', exact: true }).focus();
  await page.keyboard.press('ArrowRight');
  await expect(lab.getByRole('button', { name: 'Disk 6 failed' })).toBeVisible();
  for (const disk of [2, 3]) {
    await lab.getByRole('button', { name: `Disk ${disk} failed` }).focus();
    await page.keyboard.press('Space');
    await expect(lab.getByRole('button', { name: `Disk ${disk} failed` })).toHaveAttribute('aria-pressed', 'true');
  }
  await lab.getByRole('button', { name: 'S2, work out this stripe' }).focus();
  await page.keyboard.press('Enter');
  const work = lab.getByRole('region', { name: 'Stripe S2 worked out' });
  await expect(work).toContainText('Found from the other 4 disks');
  await expect(work.getByRole('table')).toHaveCount(4);
  await lab.getByRole('button', { name: 'Repair all disks' }).focus();
  await page.keyboard.press('Enter');
  await expect(lab.getByRole('button', { name: 'Disk 2 failed' })).toHaveAttribute('aria-pressed', 'false');
  await lab.getByText('The figures as a table').click();
  await expect(lab.getByRole('row', { name: 'RAID 10 3 disks 1 12 of 15 2 0' })).toBeVisible();
});

test('takes a set-up from a link, made possible where it is not, and gives it on', async ({ page }) => {
  const lab = await open(page, '#lab?l=10&n=99&lost=1.44&tb=1e300&mb=x&text=hi');
  await expect(lab.getByText('“Disks” goes from 4 to 8; 8 is used.')).toBeVisible();
  await expect(lab.getByText('Failed disks in the link that are not among 1 to 8 are left out.')).toBeVisible();
  await expect(lab.getByText('“Size of a disk” goes from 1 to 100; 100 is used.')).toBeVisible();
  await lab.getByRole('button', { name: 'Show without a guess' }).click();
  await expect(lab.getByText(/Of the others, disk 2 must not fail now\.$/).first()).toBeVisible();
  await lab.getByLabel('Disks, exact value').fill('many');
  await lab.getByLabel('Disks, exact value').press('Enter');
  await expect(lab.getByText('Not a number: 8 stays. Give 4 to 8.')).toBeVisible();
  await lab.getByRole('button', { name: 'Copy a link to this set-up' }).click();
  await expect(page).toHaveURL(/#lab\?l=10&n=8&lost=1&tb=100&mb=200&afr=1\.5&err=15&text=hi$/);
  await expect(lab.getByText('NaN')).toHaveCount(0);
});

for (const look of looks) {
  test(`passes the scan and fits, ${look.width} wide, ${look.theme}`, async ({ page }) => {
    await useLook(page, look);
    const lab = await open(page, '#lab?l=6&n=8&lost=2.5');
    await isWellMade(page, 'the guess');
    await lab.getByRole('button', { name: 'Show and see' }).click();
    await lab.getByText('The figures as a table').click();
    await isWellMade(page, 'two disks failed');
    await lab.getByRole('button', { name: 'Disk 7 failed' }).click();
    await isWellMade(page, 'three disks failed');
  });
}
