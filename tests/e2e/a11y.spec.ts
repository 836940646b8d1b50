import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { looks } from './labs-page.ts';
import { cacheWhose, reference, withoutTouch } from './sources.ts';
import { expect, test } from './watched-page.ts';
import { WorkspacePage } from './workspace-page.ts';

// The page that is not there says so by its status.
test.use({ allowed: /^error: Failed to load resource: .* 404/ });

const softly = expect.configure({ soft: true });
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** Every kind of page that needs nothing done to it. */
const paths = [
  '',
  'course/',
  'lessons/why-caches-work/',
  'lessons/choosing-what-to-evict/',
  'exercises/',
  'exercises/cache-lru/approaches/',
  'labs/',
  'labs/cache-eviction/',
  'how-grading-works/',
  'progress/',
  'no-such-page/',
];

/** Scans the page. Again, where something was found: code blocks become focusable a moment after they are known to scroll. */
async function isAccessible(page: Page, what: string): Promise<void> {
  const scan = async (): Promise<string[]> => {
    const { violations } = await new AxeBuilder({ page }).withTags(tags).analyze();
    return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(' ')}: ${node.failureSummary ?? ''}`));
  };
  await softly.poll(scan, { message: what, timeout: 20_000 }).toEqual([]);
}

async function fits(page: Page, what: string): Promise<void> {
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  softly(overflow, `${what} scrolls sideways`).toBeLessThanOrEqual(0);
}

/** Expects that no word in the head of a table is broken over two lines. */
async function keepsWords(page: Page, what: string): Promise<void> {
  const broken = await page.evaluate(() => {
    const words: string[] = [];
    for (const head of document.querySelectorAll('main th')) {
      const texts = document.createTreeWalker(head, NodeFilter.SHOW_TEXT);
      for (let text = texts.nextNode(); text; text = texts.nextNode()) {
        for (const { 0: word, index } of (text.textContent ?? '').matchAll(/\p{L}{3,}/gu)) {
          const range = document.createRange();
          range.setStart(text, index);
          range.setEnd(text, index + word.length);
          if (new Set(Array.from(range.getClientRects(), ({ top }) => Math.round(top))).size > 1) words.push(word);
        }
      }
    }
    return words;
  });
  softly(broken, `${what}: words broken in heads of tables`).toEqual([]);
}

/** Opens a page and waits for its islands. */
async function open(page: Page, path: string): Promise<void> {
  await page.goto(`./${path}`);
  await expect(page.getByRole('heading', { level: 1 }).first()).toBeVisible();
  await expect(page.locator('astro-island[ssr][client="load"], astro-island[ssr][client="only"]')).toHaveCount(0);
}

/** The states a result can be in, each with what brings it about. */
const results: readonly (readonly [state: string, source: string, headline: RegExp])[] = [
  ['a broken rule', withoutTouch, /broken$/],
  ['a pass', reference, /^Passed$/],
  ['code that does not parse', 'export function (', /does not parse$/],
  ['code that throws', cacheWhose('set', `throw new Error('no');`), /broken$|threw an error$/],
  ['code that does not finish', cacheWhose('get', 'for (;;);'), /did not finish$/],
  [
    'a budget exceeded',
    reference.replace('function evict(): void {', 'function evict(): void {\n    [...entries.keys()].sort();'),
    /over budget$/,
  ],
];

/** Brings about every state of the workspace and looks at each. */
async function checkWorkspace(page: Page, look: (what: string) => Promise<void>): Promise<void> {
  const workspace = await WorkspacePage.open(page);
  const parts = page.getByRole('tablist', { name: 'Parts of the workspace' });
  const narrow = await parts.isVisible();
  const show = async (part: 'Statement' | 'Code' | 'Results'): Promise<void> => {
    if (narrow) await parts.getByRole('tab', { name: new RegExp(`^${part}`) }).click();
  };
  await page.getByRole('button', { name: 'Show the first hint' }).click();
  await look('the statement');
  await show('Code');
  await workspace.isMonaco();
  await look('the full editor');
  await workspace.choosePlain();
  await look('the plain editor');
  for (const [state, source, headline] of results) {
    await show('Code');
    await workspace.write(source);
    await workspace.submit();
    await expect(page.getByRole('heading', { level: 2, name: headline })).toBeVisible({ timeout: 30_000 });
    await look(state);
  }
  for (const tab of ['Tests', 'Console', 'History'] as const) {
    await workspace.openTab(tab);
    await look(`the tab ${tab}`);
  }
}

for (const { theme, width } of looks) {
  test.describe(`${theme}, ${width} wide`, () => {
    test.use({ viewport: { width, height: 800 }, colorScheme: theme, contextOptions: { reducedMotion: 'reduce' } });

    test('every kind of page passes the scan', async ({ page }) => {
      test.setTimeout(240_000);
      for (const path of paths) {
        await open(page, path);
        await isAccessible(page, path || 'home');
      }
    });

    test('the lab with its curves passes the scan', async ({ page }) => {
      await open(page, 'labs/cache-eviction/');
      await page.getByRole('button', { name: 'Run without a guess' }).click();
      await expect(page.getByText(/requests for each line\.$/)).toBeVisible();
      await page.getByText('The figures as a table').click();
      await isAccessible(page, 'the lab');
    });

    test('the workspace passes the scan in every state', async ({ page }) => {
      test.setTimeout(240_000);
      await checkWorkspace(page, (what) => isAccessible(page, what));
    });
  });
}

test.describe('at 360 pixels', () => {
  test.use({ viewport: { width: 360, height: 740 } });

  // The lessons with the widest tables.
  const wide = ['lessons/littles-law/', 'lessons/following-the-load/', 'lessons/consistent-hashing/'];

  test('no page scrolls sideways, and no head of a table breaks a word', async ({ page }) => {
    test.setTimeout(240_000);
    for (const path of [...paths, ...wide]) {
      await open(page, path);
      await fits(page, path || 'home');
      await keepsWords(page, path || 'home');
    }
    await checkWorkspace(page, (what) => fits(page, what));
  });
});

test.describe('with reduced motion', () => {
  test.use({ contextOptions: { reducedMotion: 'reduce' } });

  test('nothing moves by itself, and nothing glides', async ({ page }) => {
    test.setTimeout(240_000);
    const still = async (what: string): Promise<void> => {
      const moving = await page.evaluate(() =>
        document
          .getAnimations()
          .filter((animation) => animation.playState === 'running' && Number(animation.effect?.getComputedTiming().duration ?? 0) > 10)
          .map((animation) => {
            const target = animation.effect instanceof KeyframeEffect ? animation.effect.target : null;
            return `${animation.id || animation.constructor.name} of ${target?.className ?? ''}`;
          }),
      );
      softly(moving, what).toEqual([]);
    };
    for (const path of paths) {
      await open(page, path);
      await still(path || 'home');
    }
    await checkWorkspace(page, still);
  });
});
