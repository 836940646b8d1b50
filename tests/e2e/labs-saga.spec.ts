import type { Locator, Page } from '@playwright/test';
import { isWellMade, looks, openLab, useLook } from './labs-page.ts';
import { expect, test } from './watched-page.ts';

const open = (page: Page, hash = ''): Promise<Locator> => openLab(page, 'saga', 'Saga lab: a booking that fails', hash);

test('takes a guess, steps through the story, and tells at its end how the guess fared', async ({ page }) => {
  const lab = await open(page);
  await lab.getByLabel('What goes wrong').selectOption({ label: 'Every answer is lost' });
  await expect(lab.getByText('“pay” is done, but the answer of every try is lost.')).toBeVisible();
  await lab.getByLabel('How does the saga end?').selectOption({ label: 'compensated: what was done is undone' });
  await lab.getByLabel('Of how many steps is the compensation called?').selectOption({ label: 'of 3' });
  await lab.getByRole('button', { name: 'Begin the story' }).click();
  await expect(lab.getByRole('img', { name: /^1 of 24\. A coordinator is made, with an empty log\./ })).toBeVisible();
  await expect(lab.getByText(/That makes/)).toHaveCount(0);
  for (let step = 0; step < 4; step++) await lab.getByRole('button', { name: 'Step on' }).click();
  await expect(
    lab.getByRole('img', { name: /^5 of 24\. The action of “room” succeeds .* In truth done: room; not done: flight, pay/ }),
  ).toBeVisible();
  await lab.getByRole('button', { name: 'Step back' }).click();
  await expect(lab.getByRole('img', { name: /^4 of 24\./ })).toBeVisible();
  await lab.getByRole('button', { name: 'To the end' }).click();
  await expect(
    lab.getByText('It ends compensated, as you guessed. 3 compensations are called; as you guessed. That makes 3 of 3 points.'),
  ).toBeVisible();
  await expect(
    lab.getByRole('img', { name: /In truth undone: room, flight and pay; not done: ticket\. The saga is compensated/ }),
  ).toBeVisible();
  await lab.getByText('The figures as a table').click();
  await expect(
    lab.getByRole('row', { name: /^11 .* its answer is lost\. In truth the effect is there; the coordinator cannot know\.$/ }),
  ).toBeVisible();

  await page.reload();
  await open(page);
  await lab.getByRole('button', { name: 'Begin without a guess' }).click();
  await expect(lab.getByText('Score: 3 of 3 points in 1 round')).toBeVisible();
});

test('is worked by keyboard alone, the focus staying where the work is', async ({ page }) => {
  const lab = await open(page, '#lab?steps=4&fault=crashLost&at=flight');
  await lab.getByRole('button', { name: 'Begin the story' }).focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  await expect(lab.getByRole('button', { name: 'Step on' })).toBeFocused();
  for (let step = 0; step < 30; step++) await page.keyboard.press('Enter');
  await expect(lab.getByRole('img', { name: /^23 of 23\. .* The saga is completed\.$/ })).toBeVisible();
  await expect(lab.getByRole('button', { name: 'Step on' })).toBeFocused();
  const place = lab.getByRole('slider', { name: 'Place in the story' });
  await place.focus();
  await page.keyboard.press('Home');
  for (let step = 0; step < 9; step++) await page.keyboard.press('ArrowRight');
  await expect(place).toHaveAttribute('aria-valuetext', '10 of 23');
  await expect(lab.getByRole('img', { name: /^10 of 23\. The coordinator crashes: all that it had under way is gone\./ })).toBeVisible();
});

test('takes a set-up from a link, made possible where it is not, and gives it on', async ({ page }) => {
  const lab = await open(page, '#lab?steps=3&fault=stuckUndo&at=room');
  await expect(lab.getByText('This cannot go wrong at “room”; “flight” is used.')).toBeVisible();
  await expect(lab.getByLabel('What goes wrong')).toHaveValue('stuckUndo');
  await lab.getByLabel('At which step').selectOption({ label: 'pay' });
  await lab.getByRole('button', { name: 'Copy a link to this set-up' }).click();
  await expect(page).toHaveURL(/#lab\?steps=3&fault=stuckUndo&at=pay$/);
  await page.reload();
  await lab.getByRole('button', { name: 'Begin without a guess' }).click();
  await lab.getByRole('button', { name: 'To the end' }).click();
  await expect(lab.getByRole('img', { name: /The saga is stuck at “flight”, and says so: someone must look\.$/ })).toBeVisible();
  // Another set-up is another story.
  await lab.getByLabel('What goes wrong').selectOption({ label: 'Nothing' });
  await expect(lab.getByRole('img', { name: /^1 of 14\./ })).toBeVisible();
});

for (const look of looks) {
  test(`passes the scan and fits, ${look.width} wide, ${look.theme}`, async ({ page }) => {
    await useLook(page, look);
    const lab = await open(page, '#lab?fault=crashUndo&at=pay');
    await isWellMade(page, 'the guess');
    await lab.getByRole('button', { name: 'Begin the story' }).click();
    await lab.getByRole('button', { name: 'To the end' }).click();
    await lab.getByText('The figures as a table').click();
    await isWellMade(page, 'the story');
  });
}
