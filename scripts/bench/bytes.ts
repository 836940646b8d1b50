import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import type { Page } from '@playwright/test';
import type { BenchRow, BenchSection } from './section.ts';
import { serveSite, type ServedSite } from './site.ts';

const kib = 1024;
const isNoFont = (url: string) => !/\.(ttf|woff2?)$/.test(url);

/** Counts bytes over the wire, each response Brotli-compressed at the highest level, for what has a limit. */
export async function benchBytes(): Promise<BenchSection> {
  const site = await serveSite();
  try {
    const rows: BenchRow[] = [];
    const foreign = new Set<string>();
    for (const slug of ['why-caches-work', 'choosing-what-to-evict']) {
      const lesson = await total(await loadLesson(site, slug, foreign), isNoFont);
      rows.push(limitRow(`Lesson "${slug}", before its lab scrolls into view`, lesson, 60));
    }
    for (const slug of lessonsWithLabs()) {
      const scripts = await total(await loadLesson(site, slug, foreign, true), (url) => /\.m?js$/.test(url));
      rows.push(limitRow(`Scripts of lesson "${slug}", its labs in view`, scripts, 150));
    }
    const plain = await loadExercise(site, 'plain', foreign);
    const monaco = await loadExercise(site, 'monaco', foreign);
    const without = new Set(plain.all.map(({ url }) => url));
    const ofEditor = (url: string) => isNoFont(url) && (!without.has(url) || /typescript/.test(url));
    const rest = (url: string) => isNoFont(url) && !ofEditor(url);
    rows.push(limitRow('The editor, until it takes typing', await total(monaco.untilTyping, ofEditor), 750));
    rows.push(limitRow('The editor in all, with type checking', await total(monaco.all, ofEditor), 1.6 * kib));
    rows.push({
      measure: 'The exercise page without the editor',
      target: '-',
      seen: sizeText((await total(plain.all, rest)) / kib),
      met: undefined,
    });
    rows.push({
      measure: 'Requests to third parties',
      target: 'none',
      seen: foreign.size === 0 ? 'none' : [...foreign].join(', '),
      met: foreign.size === 0,
    });
    const notes = [
      'Brotli 11 of every response body, fonts left out; KiB of 1,024 bytes. The service worker is off.',
      'The editor: what the exercise page loads with Monaco and not with the plain editor, and the TypeScript worker, which both use.',
    ];
    return { title: 'Bytes over the wire', rows, notes };
  } finally {
    await site.close();
  }
}

interface Recorded {
  readonly url: string;
  readonly body: Promise<Buffer>;
}

/** Returns the slugs of lessons that embed a lab. */
function lessonsWithLabs(): string[] {
  return globSync('content/lessons/**/*.mdx')
    .sort()
    .filter((file) => readFileSync(file, 'utf8').includes('<LabFrame'))
    .map((file) => path.basename(file, '.mdx').replace(/^\d\d-/, ''));
}

async function loadLesson(site: ServedSite, slug: string, foreign: Set<string>, showLabs = false): Promise<Recorded[]> {
  const context = await site.browser.newContext({ serviceWorkers: 'block' });
  const page = await context.newPage();
  const responses = record(page, site.address, foreign);
  await page.goto(`${site.address}/lessons/${slug}/`);
  await page.waitForLoadState('networkidle');
  if (showLabs) {
    for (const lab of await page.locator('.lesson-lab').all()) {
      await lab.scrollIntoViewIfNeeded();
      // Astro takes the mark off an island when its scripts have run.
      await lab.locator('astro-island:not([ssr])').first().waitFor({ state: 'attached' });
      await page.waitForLoadState('networkidle');
    }
  }
  for (const { body } of responses) await body;
  await context.close();
  return responses;
}

/** Opens the exercise page with one of its editors; returns what it loaded until the editor took typing, and in all. */
async function loadExercise(site: ServedSite, editor: 'plain' | 'monaco', foreign: Set<string>) {
  const context = await site.browser.newContext({ serviceWorkers: 'block' });
  const address = `${site.address}/exercises/cache-lru/`;
  if (editor === 'plain') {
    const first = await context.newPage();
    await first.goto(address);
    await first.getByRole('button', { name: 'Plain editor' }).click();
    await first.getByRole('textbox').first().fill('// The choice of editor is kept.');
    await first.waitForLoadState('networkidle');
    await first.close();
  }
  const page = await context.newPage();
  const responses = record(page, site.address, foreign);
  const checker = context.waitForEvent('requestfinished', { predicate: (request) => /typescript\.worker/.test(request.url()) });
  await page.goto(address);
  await page
    .locator(editor === 'plain' ? 'textarea' : '.monaco-editor [role="textbox"], .monaco-editor textarea')
    .first()
    .waitFor({ state: 'attached' });
  const untilTyping = [...responses];
  await checker;
  await page.waitForLoadState('networkidle');
  const all = [...responses];
  for (const { body } of all) await body;
  await context.close();
  return { untilTyping, all };
}

/** Collects what the page loads from now on, workers' scripts included, and notes requests that go elsewhere. */
function record(page: Page, address: string, foreign: Set<string>): Recorded[] {
  const responses: Recorded[] = [];
  page.context().on('requestfinished', (request) => {
    const { protocol, origin } = new URL(request.url());
    if (!protocol.startsWith('http')) return;
    if (origin !== new URL(address).origin) foreign.add(origin);
    const body = request.response().then((response) => response?.body() ?? Buffer.alloc(0));
    responses.push({ url: request.url(), body: body.catch(() => Buffer.alloc(0)) });
  });
  return responses;
}

/** Returns the compressed bytes of the responses that count, each address once. */
async function total(responses: readonly Recorded[], counts: (url: string) => boolean): Promise<number> {
  const sizes = new Map<string, number>();
  for (const { url, body } of responses) if (counts(url) && !sizes.has(url)) sizes.set(url, brotliCompressSync(await body).length);
  return [...sizes.values()].reduce((sum, bytes) => sum + bytes, 0);
}

function sizeText(kibibytes: number): string {
  return kibibytes >= kib ? `${(kibibytes / kib).toFixed(2)} MiB` : `${kibibytes.toFixed(0)} KiB`;
}

function limitRow(measure: string, bytes: number, limitKib: number): BenchRow {
  return { measure, target: `at most ${sizeText(limitKib)}`, seen: sizeText(bytes / kib), met: bytes / kib <= limitKib };
}
