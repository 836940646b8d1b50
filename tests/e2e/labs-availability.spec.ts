import type { Locator, Page } from '@playwright/test';
import { isWellMade, looks, openLab, useLook } from './labs-page.ts';
import { expect, test } from './watched-page.ts';

const open = (page: Page, hash = ''): Promise<Locator> =>
  openLab(page, 'availability', 'Availability lab: in sequence, in parallel, k of n', hash);

test('takes a guess, shows the downtime, and marks the single points of failure', async ({ page }) => {
  const lab = await open(page);
  await expect(lab.getByText('single point of failure', { exact: true })).toHaveCount(0);
  await lab.getByLabel('Down in 30 days, on average, exact value').fill('25');
  await lab.getByLabel('Single points of failure, exact value').fill('2');
  await lab.getByRole('button', { name: 'Show and see' }).click();
  await expect(lab.getByText(/^Down 26 minutes in 30 days; you guessed 25 minutes\..* That makes 3 of 3 points\.$/)).toBeVisible();
  await expect(lab.getByRole('img', { name: /Single points of failure: Balancer and Database\.$/ })).toBeVisible();
  await expect(lab.getByRole('definition').filter({ hasText: '99.93991%' })).toBeVisible();
  await expect(lab.getByRole('treeitem', { name: 'Database, 99.95%, single point of failure' })).toBeVisible();
  await lab.getByText('The figures as a table').click();
  await expect(lab.getByRole('row', { name: '4 Database 99.95% 21.6 minutes 1 yes 4.36 minutes' })).toBeVisible();
  await expect(lab.getByRole('row', { name: '2 Server 1 99.9% 43.2 minutes 1 no 25.9 minutes' })).toBeVisible();

  await page.reload();
  await open(page);
  await lab.getByRole('button', { name: 'Show without a guess' }).click();
  await expect(lab.getByText('Score: 3 of 3 points in 1 round')).toBeVisible();
});

test('is built by keyboard alone: walk the outline, add beside, need two of three, remove, undo', async ({ page }) => {
  const lab = await open(page);
  await lab.getByRole('button', { name: 'Show without a guess' }).focus();
  await page.keyboard.press('Enter');
  const item = (name: string | RegExp): Locator => lab.getByRole('treeitem', { name, exact: true });
  await item('All 3 in sequence').focus();
  for (const key of ['ArrowDown', 'ArrowDown', 'ArrowRight', 'ArrowDown']) await page.keyboard.press(key);
  await expect(item('Server 2, 99.9%')).toBeFocused();
  await expect(lab.getByRole('region', { name: 'Selected: Server 2' })).toBeVisible();

  await lab.getByRole('button', { name: 'Add beside it' }).focus();
  await page.keyboard.press('Enter');
  await expect(item('One of 3 in parallel')).toBeVisible();
  await item('Part 5, 99.9%').focus();
  await page.keyboard.press('ArrowLeft');
  await lab.getByLabel('How many must be up').selectOption('2 of 3');
  await expect(lab.getByRole('img', { name: /^Balancer, then at least 2 of \(Server 1, Server 2, Part 5\), then Database/ })).toBeVisible();

  await item('At least 2 of 3').focus();
  await page.keyboard.press('End');
  await expect(item(/^Database/)).toBeFocused();
  await page.keyboard.press('Delete');
  await expect(lab.getByRole('img', { name: /^Balancer, then at least 2 of \(.*Single point of failure: Balancer\.$/ })).toBeVisible();
  await page.keyboard.press('Control+z');
  await expect(item(/^Database/)).toBeVisible();
  await page.keyboard.press('Control+Shift+z');
  await expect(item(/^Database/)).toHaveCount(0);
});

test('counts a part in two places once, and says what taking it apart would give', async ({ page }) => {
  const lab = await open(page);
  await lab.getByRole('button', { name: 'Show without a guess' }).click();
  await lab.getByLabel('Diagram', { exact: true }).selectOption('Two servers on one power feed');
  await expect(
    lab.getByText(/Taken for separate parts, the sum would say 5.22 minutes in 30 days; it is 47.5 minutes\.$/).first(),
  ).toBeVisible();
  await expect(lab.getByRole('treeitem', { name: 'Power, 99.9%, single point of failure, in 2 places' })).toHaveCount(2);
  await lab.getByRole('treeitem', { name: 'Server A, 99%' }).click();
  await lab.getByLabel('Up, share of time, exact value').fill('ninety');
  await lab.getByLabel('Up, share of time, exact value').press('Enter');
  await expect(lab.getByText('Not a number: 99 stays. Give a percentage from 0 to 100.')).toBeVisible();
  await lab.getByLabel('Up, share of time, exact value').fill('1e300');
  await lab.getByLabel('Up, share of time, exact value').press('Enter');
  await expect(lab.getByText('Possible is 0 to 100, with six decimals: 100 is used.')).toBeVisible();
  await lab.getByLabel('Part to add').selectOption('Power, the same one');
  await lab.getByRole('button', { name: 'Add after it' }).click();
  await expect(lab.getByRole('treeitem', { name: /^Power, .*, in 3 places$/ })).toHaveCount(3);
  await expect(lab.getByText('NaN')).toHaveCount(0);
});

test('takes a diagram from a link, made possible where it is not, and gives it on', async ({ page }) => {
  const lab = await open(page, '#lab?d=s(0,p9(1,2))&a=500-Edge&a=99-One&a=98-Two');
  await expect(lab.getByText('The availability of part 1 goes from 0 to 100 percent; 100 is used.')).toBeVisible();
  await expect(lab.getByText('Of 2 in parallel, 1 to 2 can be needed; 2 is used instead of 9.')).toBeVisible();
  await lab.getByRole('button', { name: 'Show without a guess' }).click();
  await lab.getByRole('treeitem', { name: 'At least 2 of 2' }).click();
  await lab.getByLabel('How many must be up').selectOption('1 of 2');
  await lab.getByRole('button', { name: 'Copy a link to this set-up' }).click();
  await expect(page).toHaveURL(/#lab\?d=s%280%2Cp1%281%2C2%29%29&a=100-Edge&a=99-One&a=98-Two$/);
  await page.reload();
  await expect(lab.getByRole('treeitem', { name: 'One of 2 in parallel' })).toBeVisible();
});

for (const look of looks) {
  test(`passes the scan and fits, ${look.width} wide, ${look.theme}`, async ({ page }) => {
    await useLook(page, look);
    const lab = await open(page);
    await isWellMade(page, 'the guess');
    await lab.getByRole('button', { name: 'Show and see' }).click();
    await lab.getByText('The figures as a table').click();
    await lab.getByLabel('Diagram', { exact: true }).selectOption('Two regions that share their sign-in');
    await isWellMade(page, 'the two regions');
  });
}
