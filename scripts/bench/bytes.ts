import { brotliCompressSync } from 'node:zlib';
import type { Page } from '@playwright/test';
import type { BenchRow, BenchSection } from './section.ts';
import { serveSite } from './site.ts';

const kib = 1024;

/** Counts bytes over the wire, each response Brotli-compressed at the highest level, for the page kinds that have a limit. */
export async function benchBytes(): Promise<BenchSection> {
  const site = await serveSite();
  try {
    const rows: BenchRow[] = [];
    const foreign = new Set<string>();
    for (const slug of ['why-caches-work', 'choosing-what-to-evict']) {
      const context = await site.browser.newContext({ serviceWorkers: 'block' });
      const page = await context.newPage();
      const responses = record(page, site.address, foreign);
      await page.goto(`${site.address}/lessons/${slug}/`);
      await page.waitForLoadState('networkidle');
      rows.push(limitRow(`Lesson "${slug}", before its lab scrolls into view`, await total(responses, isNoFont), 60));
      await context.close();
    }
    const context = await site.browser.newContext({ serviceWorkers: 'block' });
    const page = await context.newPage();
    const responses = record(page, site.address, foreign);
    await page.goto(`${site.address}/exercises/cache-lru/`);
    const editor = page.locator('.monaco-editor textarea, .monaco-editor [role="textbox"]').first();
    await editor.waitFor({ state: 'attached' });
    const untilTyping = await total([...responses], isNoFont);
    await page.waitForLoadState('networkidle');
    rows.push(limitRow('Exercise page until the editor takes typing', untilTyping, 750));
    rows.push(limitRow('Exercise page with editor and type checking, in all', await total(responses, isNoFont), 1.6 * kib));
    rows.push({
      measure: 'Requests to third parties',
      target: 'none',
      seen: foreign.size === 0 ? 'none' : [...foreign].join(', '),
      met: foreign.size === 0,
    });
    await context.close();
    return {
      title: 'Bytes over the wire',
      rows,
      notes: ['Brotli 11 of every response body, fonts left out; KiB of 1,024 bytes. The service worker is off.'],
    };
  } finally {
    await site.close();
  }
}

interface Recorded {
  readonly url: string;
  readonly body: Promise<Buffer>;
}

/** Collects the page's responses from now on, workers' scripts included, and notes requests that go elsewhere. */
function record(page: Page, address: string, foreign: Set<string>): Recorded[] {
  const responses: Recorded[] = [];
  page.context().on('request', (request) => {
    const { protocol, origin } = new URL(request.url());
    if (protocol.startsWith('http') && origin !== new URL(address).origin) foreign.add(origin);
  });
  page.context().on('response', (response) => {
    if (!response.url().startsWith(address) || response.status() !== 200) return;
    responses.push({ url: response.url(), body: response.body().catch(() => Buffer.alloc(0)) });
  });
  return responses;
}

function isNoFont(url: string): boolean {
  return !/\.(ttf|woff2?)$/.test(url);
}

async function total(responses: readonly Recorded[], counts: (url: string) => boolean): Promise<number> {
  const seen = new Map<string, number>();
  for (const { url, body } of responses) if (counts(url) && !seen.has(url)) seen.set(url, brotliCompressSync(await body).length);
  return [...seen.values()].reduce((sum, bytes) => sum + bytes, 0);
}

function limitRow(measure: string, bytes: number, limitKib: number): BenchRow {
  const text = (value: number) => (value >= kib ? `${(value / kib).toFixed(2)} MiB` : `${value.toFixed(0)} KiB`);
  return { measure, target: `at most ${text(limitKib)}`, seen: text(bytes / kib), met: bytes / kib <= limitKib };
}
