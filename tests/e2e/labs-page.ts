import AxeBuilder from '@axe-core/playwright';
import type { Locator, Page } from '@playwright/test';
import { expect } from './watched-page.ts';

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** The sizes and themes that pages are scanned in: each once, as what a scan finds comes of the one (what fits) or the other (contrast). */
export const looks = [
  { width: 1280, theme: 'light' },
  { width: 390, theme: 'dark' },
] as const;

/** Opens the page of a lab, with a hash if given, and resolves with its region once it is alive. */
export async function openLab(page: Page, id: string, name: string, hash = ''): Promise<Locator> {
  await page.goto(`./labs/${id}/${hash}`);
  const lab = page.getByRole('region', { name, exact: true });
  await expect(page.locator('astro-island:not([ssr])').filter({ has: lab })).toHaveCount(1);
  return lab;
}

/** Sets the size and theme of the pages opened from now on. */
export async function useLook(page: Page, { width, theme }: (typeof looks)[number]): Promise<void> {
  await page.setViewportSize({ width, height: 900 });
  await page.addInitScript((value) => localStorage.setItem('starlight-theme', value), theme);
}

/** Holds the lab to the accessibility rules, and the page to not scrolling sideways. */
export async function isWellMade(page: Page, what: string): Promise<void> {
  const softly = expect.configure({ soft: true });
  const { violations } = await new AxeBuilder({ page }).include('.hr-lab').withTags(tags).analyze();
  const found = violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(' ')}: ${node.failureSummary ?? ''}`));
  softly(found, what).toEqual([]);
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  softly(overflow, `${what} scrolls sideways`).toBeLessThanOrEqual(0);
}
