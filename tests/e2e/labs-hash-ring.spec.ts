import type { Locator, Page } from '@playwright/test';
import { isWellMade, looks, openLab, useLook } from './labs-page.ts';
import { expect, test } from './watched-page.ts';

const open = (page: Page, hash = ''): Promise<Locator> => openLab(page, 'hash-ring', 'Hash ring lab: what a join and a leave move', hash);

test('takes a guess, lets the sixth node join, and counts what moved', async ({ page }) => {
  const lab = await open(page);
  await expect(lab.getByText('Node F is about to join A, B, C, D and E. How many of the 10,000 keys move?')).toBeVisible();
  await expect(lab.getByRole('region', { name: 'Moved by the last change' })).toHaveCount(0);
  await lab.getByLabel('Keys that move on the ring, exact value').fill('1,667');
  await lab.getByLabel('And with hash mod n, exact value').fill('8333');
  await lab.getByRole('button', { name: 'Let F join and see' }).click();
  await expect(lab.getByText(/^F joined\. On the ring 1,753 moved; you guessed 1,667\..* That makes 3 of 3 points\.$/)).toBeVisible();
  await expect(lab.getByRole('img', { name: /^F joined: 1,753 of 10,000 keys moved\. About 1,667 had to/ })).toBeVisible();
  await expect(lab.getByRole('region', { name: 'Moved by the last change' })).toContainText('hash mod n8,373');
  await lab.getByText('The figures as a table').click();
  // Keys went to the new node and to nobody else.
  await expect(lab.getByRole('row', { name: /^F 1 100 1,753 17\.5% 16\.7% 1,753$/ })).toBeVisible();
  await expect(lab.getByRole('row', { name: /^A 1 100 .* 0$/ })).toBeVisible();

  await page.reload();
  await open(page);
  await lab.getByRole('button', { name: 'Go on without a guess' }).click();
  await expect(lab.getByText('Score: 3 of 3 points in 1 round')).toBeVisible();
  await lab.getByRole('button', { name: 'Guess the next change' }).click();
  await expect(lab.getByText(/^Node G is about to join/)).toBeVisible();
});

test('lets nodes be dragged in and out; a drag that ends where it began changes nothing', async ({ page }) => {
  const lab = await open(page);
  await lab.getByRole('button', { name: 'Go on without a guess' }).click();
  const ring = lab.getByRole('img', { name: /^F joined/ });
  const drag = async (name: string, to: 'ring' | 'tray'): Promise<void> => {
    const chip = lab.getByRole('button', { name, exact: true });
    await chip.scrollIntoViewIfNeeded();
    const [from, box] = [(await chip.boundingBox())!, (await lab.locator('.hr-ring-stage').boundingBox())!];
    await page.mouse.move(from.x + from.width / 2, from.y + from.height / 2);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width / 2, box.y + box.height * (to === 'ring' ? 0.38 : 0.9), { steps: 8 });
    await page.mouse.up();
  };
  await expect(ring).toBeVisible();
  await drag('Node H', 'ring');
  await expect(lab.getByRole('button', { name: 'Node H', exact: true })).toHaveAttribute('aria-pressed', 'true');
  await expect(lab.getByRole('region', { name: 'Moved by the last change' })).toContainText('H joined');
  await drag('Node C', 'tray');
  await expect(lab.getByRole('button', { name: 'Node C', exact: true })).toHaveAttribute('aria-pressed', 'false');
  await expect(lab.getByRole('region', { name: 'Moved by the last change' })).toContainText('C left');
  await drag('Node A', 'ring');
  await expect(lab.getByRole('button', { name: 'Node A', exact: true })).toHaveAttribute('aria-pressed', 'true');
  await expect(lab.getByRole('region', { name: 'Moved by the last change' })).toContainText('C left');
});

test('is worked by keyboard alone: nodes, weights, bounds, the focus staying where the work is', async ({ page }) => {
  const lab = await open(page);
  await lab.getByRole('button', { name: 'Let F join and see' }).focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  await expect(lab.getByRole('button', { name: 'Guess the next change' })).toBeFocused();
  const chip = lab.getByRole('button', { name: 'Node B', exact: true });
  await chip.focus();
  await page.keyboard.press('Space');
  await expect(chip).toHaveAttribute('aria-pressed', 'false');
  await expect(chip).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(chip).toHaveAttribute('aria-pressed', 'true');
  await lab.getByLabel('Weight of node A').selectOption('×4');
  await expect(lab.getByRole('img', { name: /^The weight of A went from 1 to 4: / })).toBeVisible();
  await lab.getByLabel('Bounded loads').focus();
  await page.keyboard.press('Space');
  await expect(lab.getByRole('img', { name: /keys found their first node full and went on\.$/ })).toBeVisible();
  await lab.getByRole('slider', { name: 'Room above the fair share, ε' }).focus();
  await page.keyboard.press('ArrowLeft');
  await expect(lab.getByLabel('Room above the fair share, ε, exact value')).toHaveValue('9');
});

test('takes a set-up from a link, made possible where it is not, and gives it on', async ({ page }) => {
  const lab = await open(page, '#lab?in=A.B-0.5.D-2&v=9000&r=2&keys=7');
  await expect(lab.getByText('“Virtual nodes” goes from 1 to 500; 500 is used.')).toBeVisible();
  await expect(lab.getByLabel('Weight of node B')).toHaveValue('0.5');
  await expect(lab.getByText('Node C is about to join A, B and D. How many of the 20,000 copies move?')).toBeVisible();
  await lab.getByLabel('Find a key').fill('cart:9');
  await expect(lab.getByText(/its copies are on [ABD] and [ABD], in this order\./)).toBeVisible();
  await lab.getByRole('button', { name: 'Remove node D' }).click();
  await lab.getByRole('button', { name: 'Copy a link to this set-up' }).click();
  await expect(page).toHaveURL(/#lab\?in=A\.B-0\.5&v=500&r=2&keys=7$/);
  await page.reload();
  await expect(lab.getByRole('button', { name: 'Node D', exact: true })).toHaveAttribute('aria-pressed', 'false');
  for (const name of ['Remove node B', 'Remove node A']) await lab.getByRole('button', { name }).click();
  await expect(lab.getByRole('img', { name: 'The ring is empty. Add a node.' })).toBeVisible();
  await expect(lab.getByRole('button', { name: 'No node is in' })).toBeDisabled();
});

for (const look of looks) {
  test(`passes the scan and fits, ${look.width} wide, ${look.theme}`, async ({ page }) => {
    await useLook(page, look);
    const lab = await open(page);
    await isWellMade(page, 'the guess');
    await lab.getByRole('button', { name: 'Let F join and see' }).click();
    await lab.getByText('The figures as a table').click();
    await lab.getByLabel('Bounded loads').check();
    await isWellMade(page, 'the moved keys');
  });
}
