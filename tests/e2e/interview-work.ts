import { readFileSync } from 'node:fs';
import type { Locator, Page } from '@playwright/test';
import type { InterviewPage } from './interview-page.ts';
import type { Way } from './interview-ways.ts';
import { expect } from './watched-page.ts';

/** Reads a file of the repository. */
export const fileAt = (file: string): string => readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8');

/** The drawing and all that changes it. */
export const canvas = (page: Page): Locator => page.getByRole('group', { name: 'Design', exact: true });
/** Where the design is run. */
export const runPanel = (page: Page): Locator => page.getByRole('region', { name: 'Run the design' });
/** A part of the report. */
export const inReport = (page: Page, name: string): Locator => page.getByRole('region', { name, exact: true });

/** Brings a case's own design into the drawing, as a learner does who has it in a file. */
export async function importDesign(page: Page, id: string, design: string): Promise<void> {
  const buffer = Buffer.from(fileAt(`content/interviews/${id}/designs/${design}.json`));
  await page.getByLabel('Design file to import').setInputFiles({ name: `${design}.json`, mimeType: 'application/json', buffer });
  await expect(canvas(page).getByText(/^Imported \d+ components\./)).toBeVisible();
}

/** Selects a component of the drawing by mouse, and resolves with its settings. */
export async function select(page: Page, name: string): Promise<Locator> {
  await canvas(page)
    .getByRole('group', { name: new RegExp(`^${name}[,:]`) })
    .click();
  const panel = canvas(page).getByRole('region', { name, exact: true });
  await expect(panel).toBeVisible();
  return panel;
}

/** Asks, writes and estimates, up to where the system is to be drawn. */
export async function prepare(one: InterviewPage, way: Way): Promise<void> {
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

/**
 * Waits until the interviewer follows up, which they do once nothing has been written for a while, and replies. Where a run took long they
 * have had time for another question first: that one is put off.
 */
export async function replyTo(one: InterviewPage, asked: string, reply: string): Promise<void> {
  await one.passes(40);
  await expect(one.button('Reply')).toBeVisible();
  for (let count = 1; !(await one.conversation.innerText()).includes(asked); count++) {
    await give(one, `Later, ${count}.`);
    await one.passes(40);
    await expect(one.button('Reply')).toBeVisible();
  }
  await give(one, reply);
}

async function give(one: InterviewPage, reply: string): Promise<void> {
  await one.page.getByLabel('Reply, or ask something').fill(reply);
  await one.button('Reply').click();
  await expect(one.conversation).toContainText(reply);
}

/** Runs what is chosen from the start: the busiest hour. */
export async function runDesign(page: Page): Promise<void> {
  await runPanel(page).getByRole('button', { name: 'Run', exact: true }).click();
  await expect(runPanel(page).getByText(/^\d runs? came to an end\./)).toBeVisible({ timeout: 60_000 });
}

/** Brings the design in, changes a setting, reads the analysis, and runs the busiest hour. */
export async function draw(one: InterviewPage, way: Way): Promise<void> {
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

/** What one run says of the objective. */
export const objectiveRow = (within: Locator, { objective }: Way, run: string): Locator =>
  within.getByRole('row').filter({ hasText: objective }).filter({ hasText: run }).first();

/** Answers what is asked after the change, and takes the session to its report. */
export async function conclude(one: InterviewPage, way: Way): Promise<void> {
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
