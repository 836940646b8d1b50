import { expect } from '@playwright/test';
import type { Locator, Page } from '@playwright/test';

/** The exercise most tests use. */
const lru = { id: 'cache-lru', title: 'LRU cache' };

/** The workspace of an exercise as a learner meets it: by role and name only. */
export class WorkspacePage {
  readonly page: Page;
  readonly editor: Locator;
  readonly code: Locator;
  readonly results: Locator;

  constructor(page: Page, exercise: { readonly title: string } = lru) {
    this.page = page;
    this.editor = page.getByRole('textbox', { name: `Your code for ${exercise.title}`, exact: true });
    // Side by side they are regions, on a narrow screen panels of tabs.
    this.results = page.getByRole('region', { name: 'Results' }).or(page.getByRole('tabpanel', { name: /^Results/ }));
    this.code = page.getByRole('region', { name: 'Code', exact: true }).or(page.getByRole('tabpanel', { name: 'Code', exact: true }));
  }

  /** Opens the exercise in the plain editor, which most tests use because its text can be read back. */
  static async openPlain(page: Page, hash = '', exercise = lru): Promise<WorkspacePage> {
    const workspace = await WorkspacePage.open(page, hash, exercise);
    await workspace.choosePlain();
    return workspace;
  }

  static async open(page: Page, hash = '', exercise = lru): Promise<WorkspacePage> {
    await page.goto(`./exercises/${exercise.id}/${hash}`);
    const workspace = new WorkspacePage(page, exercise);
    await workspace.isReady();
    return workspace;
  }

  async isReady(): Promise<void> {
    await expect(this.runButton).toBeEnabled();
  }

  async choosePlain(): Promise<void> {
    const button = this.page.getByRole('button', { name: 'Plain editor' });
    await expect(button).toBeEnabled();
    if ((await button.getAttribute('aria-pressed')) === 'false') await button.click();
    await this.isPlain();
  }

  async isPlain(): Promise<void> {
    await expect(this.page.getByRole('button', { name: 'Plain editor', pressed: true })).toBeVisible();
    await expect(this.page.getByText('Tab moves to the next control.')).toBeVisible();
  }

  async isMonaco(): Promise<void> {
    await expect(this.page.getByText('To leave the editor by keyboard')).toBeVisible();
  }

  get runButton(): Locator {
    return this.page.getByRole('button', { name: /^Run tests/ });
  }

  get submitButton(): Locator {
    return this.page.getByRole('button', { name: /^Submit/ });
  }

  /** Writes into the plain editor and waits until the text is kept. */
  async write(source: string): Promise<void> {
    await this.editor.fill(source);
    await this.isSaved();
  }

  /** Waits until the text in the editor is kept, in storage or, where that is denied, in the page. */
  async isSaved(): Promise<void> {
    await expect(this.code.getByText(/^(Saved|Kept until you close this tab)$/)).toBeVisible();
  }

  /** Replaces the text in either editor as people do: select all, paste. */
  async paste(source: string): Promise<void> {
    await this.page.evaluate((text) => navigator.clipboard.writeText(text), source);
    await this.editor.focus();
    await this.page.keyboard.press('ControlOrMeta+a');
    await this.page.keyboard.press('ControlOrMeta+v');
    await this.isSaved();
  }

  async submit(): Promise<void> {
    await this.submitButton.click();
  }

  async runTests(): Promise<void> {
    await this.runButton.click();
  }

  /** Waits for a verdict by its headline. */
  async says(headline: string | RegExp, timeout = 30_000): Promise<void> {
    await expect(this.results.getByRole('heading', { level: 2, name: headline })).toBeVisible({ timeout });
  }

  async passes(): Promise<void> {
    await this.says('Passed');
  }

  async openTab(name: 'Verdict' | 'Tests' | 'Console' | 'History'): Promise<void> {
    await this.page.getByRole('tab', { name: new RegExp(`^${name}`) }).click();
  }
}
