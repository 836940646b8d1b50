import { readFileSync } from 'node:fs';
import AxeBuilder from '@axe-core/playwright';
import type { Locator, Page } from '@playwright/test';
import { beginsAt, InterviewPage } from './interview-page.ts';
import { ways } from './interview-ways.ts';
import type { Way } from './interview-ways.ts';
import { pressOn, reach, typeInto } from './keys.ts';
import { bringPasses } from './passes.ts';
import { reference as lru } from './sources.ts';
import { expect, test } from './watched-page.ts';

const wcag = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
const fileAt = (file: string): string => readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8');

const twoChoices = fileAt('exercises/traffic/lb-power-of-two/private/reference.ts');

test.describe.configure({ mode: 'parallel' });

const canvas = (page: Page): Locator => page.getByRole('group', { name: 'Design', exact: true });
const runPanel = (page: Page): Locator => page.getByRole('region', { name: 'Run the design' });
const inReport = (page: Page, name: string): Locator => page.getByRole('region', { name, exact: true });

/** Brings a case's own design into the drawing, as a learner does who has it in a file. */
async function importDesign(page: Page, id: string, design: string): Promise<void> {
  const buffer = Buffer.from(fileAt(`content/interviews/${id}/designs/${design}.json`));
  await page.getByLabel('Design file to import').setInputFiles({ name: `${design}.json`, mimeType: 'application/json', buffer });
  await expect(canvas(page).getByText(/^Imported \d+ components\./)).toBeVisible();
}

/** Selects a component of the drawing by mouse, and resolves with its settings. */
async function select(page: Page, name: string): Promise<Locator> {
  await canvas(page)
    .getByRole('group', { name: new RegExp(`^${name}[,:]`) })
    .click();
  const panel = canvas(page).getByRole('region', { name, exact: true });
  await expect(panel).toBeVisible();
  return panel;
}

async function nextByKey(one: InterviewPage, stage: string): Promise<void> {
  await pressOn(one.button(/^Next/));
  await expect(one.page.getByRole('heading', { level: 2, name: stage })).toBeFocused();
}

/** Draws clients and a service in the outline, connects the two, changes a setting, and runs the busiest hour. */
async function drawByKey(page: Page): Promise<void> {
  const { keyboard } = page;
  const outline = page.getByRole('region', { name: 'Outline' });
  await pressOn(page.getByRole('button', { name: 'Outline', exact: true }));
  const palette = page.getByRole('region', { name: 'Add components' });
  await pressOn(palette.getByRole('button', { name: /^Service/ }));
  await pressOn(palette.getByRole('button', { name: /^Clients/ }));
  await pressOn(outline.getByRole('button', { name: /^Clients/ }));
  await pressOn(canvas(page).getByRole('region', { name: 'Clients' }).getByRole('button', { name: 'Connect', exact: true }));
  await expect(outline.getByRole('button', { name: '→ Service, sync' })).toBeVisible();
  await pressOn(outline.getByRole('button', { name: /^Service/ }));
  await reach(canvas(page).getByRole('region', { name: 'Service' }).getByLabel('Instances', { exact: true }));
  await keyboard.press('Control+a');
  await keyboard.type('40');
  await expect(outline.getByRole('button', { name: /^Service/ })).toContainText('40 × ');
  await pressOn(runPanel(page).getByRole('button', { name: 'Run', exact: true }));
  await expect(runPanel(page).getByText(/^\d runs? came to an end\./)).toBeVisible({ timeout: 60_000 });
}

/** Asks, writes and estimates, up to where the system is to be drawn. */
async function prepare(one: InterviewPage, way: Way): Promise<void> {
  const { page } = one;
  for (const [asked, answer] of way.questions) {
    await one.ask(asked);
    await expect(one.conversation).toContainText(answer);
  }
  await page.getByLabel('Notes').fill('First the path that is taken most.');
  await one.button(/^Next/).click();
  await page.getByLabel(way.estimate.asks, { exact: true }).fill(way.estimate.given);
  await page.keyboard.press('Enter');
  await expect(page.getByText(way.estimate.read)).toBeVisible();

  await one.button(/^Next/).click();
  await one.button('Add a command').click();
  await page.getByLabel('Name', { exact: true }).fill(way.operation.name);
  await page.getByLabel('Method of HTTP').selectOption('POST');
  await page.getByLabel('Path', { exact: true }).fill(way.operation.path);
  await one.button(/^Next/).click();
  await one.button('Add an entity').click();
  await page.getByLabel('Name', { exact: true }).fill(way.entity.name);
  await one.button('Add a field').click();
  await page.getByRole('group', { name: 'field 1' }).getByLabel('Name', { exact: true }).fill(way.entity.key);
  await page.getByLabel('Key: its fields, in order').fill(way.entity.key);
  await one.button(/^Next/).click();
}

/** Waits until the interviewer follows up, which they do once nothing has been written for a while, and replies. */
async function replyTo(one: InterviewPage, asked: string, reply: string): Promise<void> {
  await one.passes(40);
  await expect(one.conversation).toContainText(asked);
  await one.page.getByLabel('Reply, or ask something').fill(reply);
  await one.button('Reply').click();
  await expect(one.conversation).toContainText(reply);
}

/** Runs what is chosen from the start: the busiest hour. */
async function runDesign(page: Page): Promise<void> {
  await runPanel(page).getByRole('button', { name: 'Run', exact: true }).click();
  await expect(runPanel(page).getByText(/^\d runs? came to an end\./)).toBeVisible({ timeout: 60_000 });
}

/** Brings the design in, changes a setting, reads the analysis, and runs the busiest hour. */
async function draw(one: InterviewPage, way: Way): Promise<void> {
  const { page } = one;
  await importDesign(page, way.id, way.design);
  await replyTo(one, way.followUps[0], 'Then it is fetched.');
  const panel = await select(page, way.service);
  await panel.getByLabel('Instances', { exact: true }).fill('7');
  await expect(canvas(page).getByRole('group', { name: new RegExp(`^${way.service}[,:].* 7 × `) })).toBeVisible();
  for (const [component, exercise] of Object.entries(way.own ?? {}))
    await (await select(page, component)).getByLabel('Runs', { exact: true }).selectOption(exercise);

  const analysis = page.getByRole('region', { name: 'Analysis', exact: true });
  await analysis.getByRole('button', { name: new RegExp(`^.*Utilisation of ${way.service}: how it came about`) }).click();
  await expect(analysis.getByText(/utilisation = .* visits per second .* × .* service time .* ÷ .* workers/)).toBeVisible();
  await runDesign(page);
  await expect(objectiveRow(runPanel(page), way, 'The busiest hour')).toContainText('✓ met');
}

const objectiveRow = (within: Locator, { objective }: Way, run: string): Locator =>
  within.getByRole('row').filter({ hasText: objective }).filter({ hasText: run }).first();

/** Answers what is asked after the change, and takes the session to its report. */
async function conclude(one: InterviewPage, way: Way): Promise<void> {
  const { page } = one;
  await one.button(/^Next/).click();
  await expect(one.conversation).toContainText(way.change);
  await replyTo(one, way.followUps[1], 'Somebody else has to carry it.');
  await one.button(/^Next/).click();
  await page.getByLabel('Notes').fill('The store breaks first.');
  await one.button(/^Next/).click();
  await page.getByLabel('Your summary').fill('What is read most has the shortest way.');
  await one.finish();
}

/** Holds a report to everything that was done on the way to it. */
async function hasAll(page: Page, way: Way): Promise<void> {
  await expect(page.getByRole('heading', { name: /^Constraints: [1-4] of \d+ asked out$/ })).toBeVisible();
  await expect(page.getByText(`You said “${way.estimate.given}”: right.`)).toBeVisible();
  await expect(inReport(page, 'Notes: Scope and requirements')).toContainText('First the path that is taken most.');
  await expect(inReport(page, 'Notes: Bottlenecks')).toContainText('The store breaks first.');
  await expect(inReport(page, 'Summary')).toContainText('What is read most has the shortest way.');
  await expect(inReport(page, 'Operations')).toContainText(`POST ${way.operation.path}`);
  await expect(inReport(page, 'Entities')).toContainText(way.entity.name);
  await expect(inReport(page, 'Design').getByRole('img')).toContainText(way.service);
  const said = inReport(page, 'What was said');
  await expect(said).toContainText(way.change);
  for (const [asked] of [...way.followUps.map((followUp) => [followUp]), ...way.questions]) await expect(said).toContainText(asked);
}

/** Marks the first dimension, and holds what is printed to being the report and nothing else. */
async function markAndPrint(page: Page): Promise<void> {
  await page.getByRole('group', { name: 'Scoping' }).getByRole('radio', { name: /^2 / }).check();
  await expect(page.getByText('2 of 3 points for what is marked.')).toBeVisible();

  await page.emulateMedia({ media: 'print' });
  for (const left of [
    page.getByRole('banner'),
    page.getByRole('button', { name: 'Print' }),
    page.getByRole('heading', { name: 'Break it' }),
  ])
    await expect(left).toBeHidden();
  for (const name of ['Summary', 'Operations', 'Entities', 'Design', 'Runs']) await expect(inReport(page, name)).toBeVisible();
  // What is folded up on the screen is read on paper.
  const folded = page.locator('details').filter({ hasText: 'that you did not ask for' }).getByRole('listitem');
  await expect(folded.first()).toBeVisible();
  await expect(page.getByRole('group', { name: 'Scoping' }).getByRole('radio', { name: /^2 / })).toBeChecked();
  const pages = (await page.pdf()).toString('latin1').match(/\/Type \/Page\b/g) ?? [];
  expect(pages.length).toBeGreaterThan(3);
  await page.emulateMedia({ media: null });
}

/** Sees what parts of the learner's own did beside the stock parts. */
async function ownEffectIsShown(panel: Locator, own: Readonly<Record<string, string>>): Promise<void> {
  await expect(panel.getByRole('heading', { name: 'Your code in the design' })).toBeVisible();
  for (const [component, exercise] of Object.entries(own))
    await expect(panel.getByText(new RegExp(`beside the stock part`)).filter({ hasText: `${exercise} at “${component}”` })).toBeVisible();
  const [stock, mine] = await panel
    .getByRole('row', { name: /^Hit ratio of “Link cache”/ })
    .getByRole('cell')
    .allTextContents();
  expect(mine).toMatch(/%$/);
  expect(mine).toBe(stock);
  await expect(panel.getByText(/broke at/)).toHaveCount(0);
}

for (const way of ways) {
  test(`goes by mouse through “${way.title}”, from the opening to the printed report`, async ({ page }) => {
    if (way.own) await bringPasses(page, { 'cache-lru': lru, 'lb-power-of-two': twoChoices });
    // Time goes by itself, and on where the test says so.
    await page.clock.install({ time: beginsAt });
    const one = await InterviewPage.open(page, way.id, { clock: false });
    await one.start();
    await prepare(one, way);
    await draw(one, way);
    if (way.own) await ownEffectIsShown(runPanel(page), way.own);
    await conclude(one, way);
    await hasAll(page, way);
    await expect(objectiveRow(inReport(page, 'Runs'), way, 'The busiest hour')).toContainText('met');
    const own = page.getByRole('row', { name: /^The busiest hour.*, with your lb-power-of-two, cache-lru/ });
    // Two kinds of request, by the learner’s numbers and by the case’s.
    await expect(own).toHaveCount(way.own ? 4 : 0);
    await markAndPrint(page);
  });

  test(`goes by keyboard through “${way.title}”, and draws in the outline`, async ({ page }) => {
    await page.clock.install({ time: beginsAt });
    const one = await InterviewPage.open(page, way.id, { clock: false });
    const { keyboard } = page;
    await pressOn(one.button('Start the interview'));
    await expect(page.getByRole('heading', { level: 2, name: 'Scope and requirements' })).toBeVisible();
    const [[asked, answer]] = way.questions as [readonly [string, string]];
    await typeInto(page.getByRole('textbox', { name: 'Ask the interviewer' }), asked);
    await keyboard.press('Control+Enter');
    await expect(one.conversation).toContainText(answer);
    await typeInto(page.getByRole('textbox', { name: 'Notes' }), 'By keyboard.');
    await nextByKey(one, 'Estimates');
    await typeInto(page.getByRole('textbox', { name: way.estimate.asks, exact: true }), way.estimate.given);
    await keyboard.press('Enter');
    await expect(page.getByText(way.estimate.read)).toBeVisible();
    await nextByKey(one, 'Interface');
    await pressOn(one.button('Add a command'));
    await expect(page.getByRole('textbox', { name: 'Name', exact: true })).toBeFocused();
    await keyboard.type(way.operation.name);
    await nextByKey(one, 'Data model');
    await pressOn(one.button('Add an entity'));
    await expect(page.getByRole('textbox', { name: 'Name', exact: true })).toBeFocused();
    await keyboard.type(way.entity.name);
    await nextByKey(one, 'High-level design');
    await drawByKey(page);
    for (const stage of ['Deep dives', 'Bottlenecks', 'Wrap-up']) await nextByKey(one, stage);
    await expect(one.conversation).toContainText(way.change);
    await typeInto(page.getByRole('textbox', { name: 'Your summary' }), 'One service, for now.');
    await pressOn(one.button('Finish …'));
    await pressOn(one.button('Finish and see the report'));

    await expect(page.getByRole('heading', { level: 2, name: 'Report', exact: true })).toBeVisible();
    await expect(inReport(page, 'Summary')).toContainText('One service, for now.');
    await expect(inReport(page, 'Operations')).toContainText(way.operation.name);
    await expect(inReport(page, 'Entities')).toContainText(way.entity.name);
    await expect(inReport(page, 'Design').getByRole('img')).toContainText('Service');
    await expect(
      inReport(page, 'Runs')
        .getByRole('row', { name: /^The busiest hour/ })
        .first(),
    ).toBeVisible();
    await reach(page.getByRole('group', { name: 'Scoping' }).getByRole('radio').first());
    await keyboard.press('Space');
    await keyboard.press('ArrowDown');
    await expect(page.getByText('1 of 3 points for what is marked.')).toBeVisible();
  });
}

/** Each width and each theme once: colours do not depend on the width, nor does the layout on the theme. */
const crossedLooks = [
  { width: 390, theme: 'dark' },
  { width: 1280, theme: 'light' },
];

/** Holds a page to the accessibility rules at both widths, and to not scrolling sideways. */
async function isWellMade(page: Page, what: string): Promise<void> {
  const softly = expect.configure({ soft: true });
  for (const { width, theme } of crossedLooks) {
    await page.setViewportSize({ width, height: 900 });
    await page.evaluate((value) => (document.documentElement.dataset.theme = value), theme);
    const { violations } = await new AxeBuilder({ page }).include('.hr-iv').withTags(wcag).analyze();
    const found = violations.flatMap(({ id, nodes }) =>
      nodes.map((node) => `${id}: ${node.target.join(' ')}: ${node.failureSummary ?? ''}`),
    );
    softly(found, `${what}, ${width} wide, ${theme}`).toEqual([]);
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    softly(overflow, `${what}, ${width} wide: wider than the window by`).toBeLessThanOrEqual(0);
  }
  await page.setViewportSize({ width: 1280, height: 900 });
}

test('is well made where the interface, the data and the system are designed, and in a run', async ({ page }) => {
  const way = ways[2]!;
  await page.emulateMedia({ reducedMotion: 'reduce' });
  const one = await InterviewPage.open(page, way.id, { clock: false });
  await one.start('Without clocks');
  await one.enter('Interface');
  await one.button('Add a command').click();
  await page.getByLabel('Name', { exact: true }).fill(way.operation.name);
  await page.getByLabel('Path', { exact: true }).fill('/holds/{hold}');
  await one.button('Add an error').click();
  await isWellMade(page, 'the interface');
  await one.enter('Data model');
  await one.button('Add an entity').click();
  await page.getByLabel('Name', { exact: true }).fill(way.entity.name);
  for (const row of ['a field', 'an index', 'an access path', 'a relation']) await one.button(`Add ${row}`).click();
  await isWellMade(page, 'the data model');
  await one.enter('High-level design');
  await isWellMade(page, 'nothing drawn');
  await importDesign(page, way.id, way.design);
  await select(page, way.service);
  await runDesign(page);
  await isWellMade(page, 'the design and a run');
});

test('is well made beside other designs, in a design to break, and in the replay', async ({ page }) => {
  const way = ways[2]!;
  await page.emulateMedia({ reducedMotion: 'reduce' });
  const one = await InterviewPage.open(page, way.id, { clock: false });
  await one.start('Without clocks');
  await one.enter('High-level design');
  await importDesign(page, way.id, way.design);
  await runDesign(page);
  await one.finish();

  const beside = page.getByRole('region', { name: 'Your design beside others' });
  await beside.getByRole('button', { name: 'Run all 4 under the same load' }).click();
  await expect(beside.getByText(/^(\d+) of \1 runs came to an end\.$/)).toBeVisible({ timeout: 90_000 });
  const compared = beside.getByRole('region', { name: 'The designs compared' });
  await expect(compared.getByRole('columnheader')).toHaveText([
    'Measure',
    'Your design',
    'A line in front, a saga behind',
    'Seats in shards, orders by events',
    'A service that waits for the bank',
  ]);
  // What the learner drew is the first reference as it stands: it costs the same, and the others do not.
  const [mine, ...costs] = await compared.getByRole('row', { name: 'Dollars a month' }).getByRole('cell').allTextContents();
  expect(costs).toHaveLength(3);
  expect(costs.map((cost) => cost === mine)).toEqual([true, false, false]);

  const game = page.getByRole('region', { name: 'Break it' });
  const tried = game.getByRole('region', { name: 'What you have tried' }).getByRole('row');
  const attempt = async (what: string, outcome: RegExp): Promise<void> => {
    await game.getByLabel('What goes wrong').selectOption(what);
    await game.getByRole('button', { name: 'Try it' }).click();
    await expect(tried.filter({ hasText: what.slice(0, what.indexOf(' (')) })).toContainText(outcome, { timeout: 60_000 });
  };
  await attempt('1.25 times the load (size 1)', /Held/);
  await attempt('A burst of 2 times the load (size 2)', /Broken\./);
  await game.getByRole('button', { name: 'I am done: tell me' }).click();
  await expect(game.getByText('You broke it with the smallest there is, size 2.')).toBeVisible({ timeout: 60_000 });
  await isWellMade(page, 'the report with comparison and game');
  await one.button('Replay').click();
  await page.getByRole('slider').press('End');
  const there = page.getByRole('region', { name: 'What was there' });
  await expect(there.getByRole('region', { name: 'Design' }).getByRole('img')).toContainText(way.service);
  await isWellMade(page, 'the replay');
});
