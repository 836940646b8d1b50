import type { Page } from '@playwright/test';
import { expect } from './watched-page.ts';

/** Half a minute past two on a Saturday: where the clock of the pages of these tests begins. */
export const beginsAt = new Date('2026-11-21T14:00:30Z');

/** The page of a case, as people find things on it. */
export class InterviewPage {
  readonly page: Page;
  /** Whether the page's clock stands still. */
  readonly isStill: boolean;

  constructor(page: Page, isStill: boolean) {
    this.page = page;
    this.isStill = isStill;
  }

  /** Opens the page of a case, with its clock standing still but for `passes`, unless `clock` is false. */
  static async open(page: Page, id: string, { hash = '', clock = true }: { hash?: string; clock?: boolean } = {}): Promise<InterviewPage> {
    if (clock) await page.clock.install({ time: beginsAt });
    await page.goto(`./interviews/${id}/${hash}`);
    const one = new InterviewPage(page, clock);
    if (hash === '') await expect(one.button('Start the interview')).toBeVisible();
    // From here on time goes by when the test says so.
    if (clock) await page.clock.pauseAt(new Date(beginsAt.getTime() + 3_600_000));
    return one;
  }

  button(name: string | RegExp) {
    return this.page.getByRole('button', { name, exact: typeof name === 'string' });
  }

  get conversation() {
    return this.page.getByRole('log', { name: 'Conversation' });
  }

  /** Lets the page's clock go on; what is saved within a second is saved then. */
  async passes(seconds: number): Promise<void> {
    await this.page.clock.runFor(seconds * 1000);
  }

  /** Starts against the clocks, or as named. */
  async start(mode = 'Against the clocks'): Promise<void> {
    await this.page.getByRole('radio', { name: mode }).check();
    await this.button('Start the interview').click();
    await expect(this.conversation).toBeVisible();
  }

  /** Goes to a stage by its button. */
  async enter(stage: string): Promise<void> {
    await this.page
      .getByRole('region', { name: 'Stages and clock' })
      .getByRole('button', { name: new RegExp(`^${stage}`) })
      .click();
    await expect(this.page.getByRole('heading', { level: 2, name: stage })).toBeFocused();
  }

  async ask(question: string): Promise<void> {
    await this.page.getByLabel(/^(Ask the interviewer|Reply, or ask something)$/).fill(question);
    await this.page.keyboard.press('ControlOrMeta+Enter');
    await expect(this.conversation).toContainText(question);
  }

  async finish(): Promise<void> {
    await this.button('Finish …').click();
    await this.button('Finish and see the report').click();
    await this.isFetched();
    await expect(this.page.getByRole('heading', { level: 2, name: 'Report', exact: true })).toBeVisible();
  }

  /** Lets React show what it has fetched, which it does by a timer. */
  async isFetched(): Promise<void> {
    if (!this.isStill) return;
    await this.page.waitForLoadState('networkidle');
    await this.passes(1);
  }

  /** Resolves when the session's log is in storage. */
  async isSaved(): Promise<void> {
    await expect(this.page.getByText('Saved', { exact: true })).toBeVisible();
  }
}
