import { readFile } from 'node:fs/promises';
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { InterviewPage } from './interview-page.ts';
import { looks, useLook } from './labs-page.ts';
import { expect, test } from './watched-page.ts';

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** Holds what stands on the page to the accessibility rules, and the page to not scrolling sideways. */
async function isWellMade(page: Page, what: string): Promise<void> {
  const softly = expect.configure({ soft: true });
  const { violations } = await new AxeBuilder({ page }).include('.hr-iv').withTags(tags).analyze();
  const found = violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(' ')}: ${node.failureSummary ?? ''}`));
  softly(found, what).toEqual([]);
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  softly(overflow, `${what}: wider than the window by`).toBeLessThanOrEqual(0);
}

/** Presses Tab until something has the focus. */
async function tabTo(page: Page, find: () => ReturnType<Page['getByRole']>, most = 60): Promise<void> {
  for (let stops = 0; stops < most; stops++) {
    if (await find().evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  await expect(find()).toBeFocused();
}

test('goes by keyboard from the opening question to the report', async ({ page }) => {
  const one = await InterviewPage.open(page, 'url-shortener');
  await tabTo(page, () => one.button('Start the interview'));
  await page.keyboard.press('Enter');

  await tabTo(page, () => page.getByRole('textbox', { name: 'Ask the interviewer' }));
  await page.keyboard.type('How many new links are made in a month?');
  await page.keyboard.press('Control+Enter');
  await expect(one.conversation).toContainText('About 100 million new links a month.');
  await expect(page.getByRole('textbox', { name: 'Ask the interviewer' })).toBeFocused();
  await page.keyboard.type('What colour is the logo of the office cat?');
  await page.keyboard.press('Control+Enter');
  await expect(one.conversation).toContainText('I would leave that to you.');
  await expect(page.getByRole('region', { name: 'What you know' }).getByRole('listitem')).toHaveText([
    '100 million links are made in a month.',
  ]);
  await tabTo(page, () => page.getByRole('textbox', { name: 'Notes' }));
  await page.keyboard.type('Make, open, count.');

  const names = ['Estimates', 'Interface', 'Data model', 'High-level design', 'Deep dives', 'Bottlenecks', 'Wrap-up'];
  for (const name of names) {
    await one.button(/^Next/).focus();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { level: 2, name })).toBeFocused();
    if (name === 'Estimates') {
      await tabTo(page, () => page.getByRole('textbox', { name: 'How many links are made a second, on average?' }));
      await page.keyboard.type('3 million requests/day');
      await page.keyboard.press('Enter');
      await expect(page.getByText('Read as 34.7 requests/s.')).toBeVisible();
    }
    await one.passes(30);
  }
  // The change came when its stage was entered or passed.
  await expect(one.conversation).toContainText('40% of all reads go to that one key');
  await tabTo(page, () => page.getByRole('textbox', { name: 'Your summary' }));
  await page.keyboard.type('Codes by range, a cache before the store.');
  await tabTo(page, () => one.button('Finish …'));
  await page.keyboard.press('Enter');
  await expect(one.button('Go on')).toBeVisible();
  await one.button('Finish and see the report').focus();
  await page.keyboard.press('Enter');
  await one.isFetched();

  await expect(page.getByRole('heading', { level: 2, name: 'Report', exact: true })).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Constraints: 1 of 20 asked out' })).toBeVisible();
  await expect(page.getByText('You said “3 million requests/day”: right.')).toBeVisible();
  await expect(page.getByRole('region', { name: 'Summary' })).toContainText('Codes by range');
  const scoping = page.getByRole('group', { name: 'Scoping' });
  await expect(scoping).toContainText('Computed: 1 of 20 constraints asked out, in 2 questions.');
  await scoping.getByRole('radio').first().focus();
  await page.keyboard.press('Space');
  for (let level = 0; level < 2; level++) await page.keyboard.press('ArrowDown');
  await expect(page.getByText('2 of 3 points for what is marked.')).toBeVisible();
});

test('keeps everything over a reload in the middle: notes, question not sent, estimate, clock', async ({ page }) => {
  const one = await InterviewPage.open(page, 'url-shortener');
  await one.start();
  await page.getByLabel('Notes').fill('First notes');
  await one.passes(60);
  await one.button('5 minutes more').click();
  await one.enter('Estimates');
  await page.getByLabel('How many links are made a second, on average?').fill('40 requests/s');
  await page.getByLabel('Ask the interviewer').fill('Half a quest');
  await one.passes(2);
  await one.isSaved();
  await page.reload();
  await expect(page.getByRole('heading', { level: 2, name: 'Estimates' })).toBeVisible();
  await expect(page.getByLabel('How many links are made a second, on average?')).toHaveValue('40 requests/s');
  await expect(page.getByLabel('Ask the interviewer')).toHaveValue('Half a quest');
  await expect(page.getByRole('timer')).toContainText('of 4:00');
  await one.enter('Scope and requirements');
  await expect(page.getByLabel('Notes')).toHaveValue('First notes');
  await expect(page.getByRole('timer')).toContainText('of 11:00');
  await expect(page.getByRole('timer')).toContainText(/^(10|9):\d\d left/);
});

test('keeps what was typed an instant before the page was left', async ({ page }) => {
  const one = await InterviewPage.open(page, 'url-shortener');
  await one.start();
  await one.passes(1);
  await page.getByLabel('Notes').fill('Typed, and gone');
  // No time passes for the page: its timer to save has not run.
  await page.reload();
  await expect(page.getByLabel('Notes')).toHaveValue('Typed, and gone');
});

test('runs the clock, pauses, says when time is over, and counts a closed laptop as a pause', async ({ page }) => {
  const one = await InterviewPage.open(page, 'url-shortener');
  await one.start();
  await one.passes(60);
  await expect(page.getByRole('timer')).toHaveText('5:00 left of 6:00');
  await one.button('Pause').click();
  await one.passes(600);
  await expect(page.getByRole('timer')).toHaveText('5:00 left of 6:00 paused');
  await one.button('Go on').click();
  await one.passes(302);
  await expect(page.getByText('The time of this stage is over.')).toBeAttached();
  await expect(page.getByRole('timer')).toContainText('0:02 over of 6:00');
  await page.clock.fastForward('03:00:00');
  await one.passes(2);
  await expect(page.getByRole('timer')).toContainText('paused');
  await expect(page.getByRole('timer')).toContainText(/0:0\d over/);
});

test('follows up on what was written, and takes a reply', async ({ page }) => {
  const one = await InterviewPage.open(page, 'url-shortener');
  await one.start('Without clocks');
  await one.enter('High-level design');
  await page.getByLabel('Notes').fill('We put a cache before the store.');
  await one.passes(15);
  await expect(page.getByLabel('Reply, or ask something')).toBeVisible();
  await page.getByLabel('Reply, or ask something').fill('The store answers, and the cache keeps it.');
  await one.button('Reply').click();
  await expect(one.conversation).toContainText('The store answers, and the cache keeps it.');
  await expect(page.getByLabel('Ask the interviewer')).toHaveValue('');
});

test('goes to a file and back, and is replayed on a time line', async ({ page }) => {
  const one = await InterviewPage.open(page, 'url-shortener');
  await one.start();
  await one.ask('Do links expire?');
  await page.getByLabel('Notes').fill('Five years.');
  await one.passes(5);
  await one.finish();
  const downloading = page.waitForEvent('download');
  await one.button('Export the session').click();
  const file = await (await downloading).path();
  const text = await readFile(file, 'utf8');
  const asText = page.waitForEvent('download');
  await one.button('Save as text').click();
  const markdown = await readFile(await (await asText).path(), 'utf8');
  expect(markdown).toContain('# A link shortener');
  expect(markdown).toContain('> Five years.');

  await one.button('All sessions').click();
  await one.button(/^Delete …/).click();
  await one.button('Delete it now').click();
  await expect(page.getByText('None yet.')).toBeVisible();
  const take = async (name: string, content: string): Promise<void> =>
    page.getByLabel('Import a session from a file').setInputFiles({ name, mimeType: 'application/json', buffer: Buffer.from(content) });
  await take('cut.json', text.slice(0, 200));
  await expect(page.getByRole('alert')).toContainText('cut.json: The file is not complete, or no JSON.');
  await take('new.json', text.replace('"version":1', '"version":7'));
  await expect(page.getByRole('alert')).toContainText('newer Headroom (version 7');
  await take('hostile.json', text.replace('"kind":"started","at":0', '"kind":"finished","at":0'));
  await expect(page.getByRole('alert')).toContainText('cannot be replayed: at event 1');
  await take('good.json', text);
  await one.isFetched();
  await expect(page.getByRole('region', { name: 'Notes: Scope and requirements' })).toContainText('Five years.');
  await one.button('Replay').click();
  await one.isFetched();
  const line = page.getByRole('slider');
  await line.focus();
  await page.keyboard.press('End');
  await expect(line).toHaveAttribute('aria-valuetext', /The session ended$/);
  await expect(page.getByRole('region', { name: 'What was there' })).toContainText('Five years.');
  await page.keyboard.press('Home');
  await expect(page.getByRole('region', { name: 'What was there' })).not.toContainText('Five years.');
  await one.button('Step on').click();
  await expect(page.getByRole('status').filter({ hasText: 'The session started' })).toBeVisible();
});

test('is written by one tab at a time; the other reads along until it takes over', async ({ page, context }) => {
  const one = await InterviewPage.open(page, 'url-shortener', { clock: false });
  await one.start();
  await page.getByLabel('Notes').fill('From the first');
  await one.isSaved();
  const second = await context.newPage();
  await second.goto(page.url());
  await expect(second.getByText('This session is open in another tab')).toBeVisible();
  await expect(second.getByLabel('Notes')).toHaveValue('From the first');
  await expect(second.getByLabel('Notes')).toBeDisabled();
  await page.getByLabel('Notes').fill('From the first, and on');
  await expect(second.getByLabel('Notes')).toHaveValue('From the first, and on');
  await second.getByRole('button', { name: 'Go on here' }).click();
  await second.getByLabel('Notes').fill('From the second');
  await expect(page.getByText('This session is open in another tab')).toBeVisible();
  await expect(page.getByLabel('Notes')).toHaveValue('From the second');
});

test('goes on without storage, and says so', async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(globalThis, 'indexedDB', { get: () => undefined });
  });
  const one = await InterviewPage.open(page, 'url-shortener', { clock: false });
  await expect(page.getByText('export it before you close this page')).toBeVisible();
  await one.start();
  await one.ask('Do links expire?');
  await expect(one.conversation).toContainText('Five years');
});

test('offers only code that fits a component to run inside the design', async ({ page }) => {
  await InterviewPage.open(page, 'ticket-booking');
  const inside = page.getByText(/^Code of your own that can run inside the design/).getByRole('link');
  await expect(inside).toHaveText(['Power of two choices', 'LRU cache', 'Saga coordinator']);
  await expect(page.getByText(/^Exercises on other parts/).getByRole('link')).toHaveText(['Rate limiter']);
});

test('says where a link leads to no session', async ({ page }) => {
  await InterviewPage.open(page, 'url-shortener', { hash: '#session=gone' });
  await expect(page.getByRole('alert')).toContainText('There is no such session in this browser.');
  await page.getByRole('button', { name: 'To the start of this interview' }).click();
  await expect(page.getByRole('button', { name: 'Start the interview' })).toBeVisible();
});

for (const look of looks) {
  test(`passes the scan and fits, ${look.width} wide, ${look.theme}`, async ({ page }) => {
    await useLook(page, look);
    await page.goto('./interviews/');
    await expect(page.getByRole('link', { name: 'A link shortener' })).toBeVisible();
    const one = await InterviewPage.open(page, 'url-shortener', { clock: false });
    await isWellMade(page, 'the brief');
    await one.start('Without clocks');
    await one.ask('Do links expire?');
    await isWellMade(page, 'the scope');
    await one.enter('Estimates');
    await page.getByRole('textbox', { name: 'How many links are made a second, on average?' }).fill('many');
    await one.button(/^Compare: How many links are made a second, on average/).click();
    await isWellMade(page, 'the estimates');
    await one.finish();
    await page.getByRole('group', { name: 'Scoping' }).getByRole('radio').nth(3).check();
    await isWellMade(page, 'the report');
    await one.button('Replay').click();
    await expect(page.getByRole('slider')).toBeVisible();
    await isWellMade(page, 'the replay');
    await one.button('All sessions').click();
    await expect(page.getByRole('heading', { name: 'How it went' })).toBeVisible();
    await isWellMade(page, 'the history');
  });
}
