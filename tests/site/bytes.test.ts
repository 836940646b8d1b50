import { readFileSync } from 'node:fs';
import path from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { base, fileOf, readPages, type BuiltPage } from './built-site.ts';

const lessonBudgetBytes = 60 * 1024;
const lessons = readPages().filter((page) => page.address.startsWith(`${base}lessons/`));

/** Returns the bytes of a file or text over the wire, as Brotli at its best makes them. */
function wireBytes(content: Buffer): number {
  return brotliCompressSync(content).length;
}

/** Returns the files with the scripts they import at once. What is imported later waits for the reader to do something. */
function withImports(files: readonly string[]): string[] {
  const reached = new Set(files);
  for (const file of reached) {
    if (!file.endsWith('.js')) continue;
    const text = readFileSync(file, 'utf8');
    for (const [, source] of text.matchAll(/(?:\bfrom|\bimport)\s*["'`](\.{1,2}\/[^"'`]+)["'`]/g)) {
      if (source) reached.add(path.resolve(path.dirname(file), source));
    }
  }
  return [...reached];
}

/** Returns the files a page loads without a click and without scrolling to a lab. */
function filesOf(page: BuiltPage): string[] {
  const urls = page.tags.flatMap((tag) => {
    if (tag.name === 'script') return tag.attributes.get('src') ?? [];
    if (tag.name === 'link' && /stylesheet|modulepreload|icon/.test(tag.attributes.get('rel') ?? ''))
      return tag.attributes.get('href') ?? [];
    return [];
  });
  const inline = page.tags
    .filter((tag) => tag.name === 'script')
    .flatMap((tag) => [...tag.text.matchAll(/["'`]([^"'`]*_astro\/[^"'`]+\.js)["'`]/g)].map(([, url]) => url ?? ''));
  return [...new Set([...urls, ...inline])]
    .map((url) => fileOf(new URL(url, `http://site.test${page.address}`).pathname))
    .filter((file) => file !== undefined);
}

describe.each(lessons)('$address', (page) => {
  it('is at most 60 KB over the wire, before its lab', () => {
    const files = withImports(filesOf(page));
    const parts = files.map((file) => [path.basename(file), wireBytes(readFileSync(file))] as const);
    const total = wireBytes(Buffer.from(page.html)) + parts.reduce((sum, [, bytes]) => sum + bytes, 0);
    expect(total, JSON.stringify(parts)).toBeLessThanOrEqual(lessonBudgetBytes);
  });

  it('loads no React before its lab', () => {
    const text = withImports(filesOf(page)).map((file) => readFileSync(file, 'utf8'));
    expect(text.some((one) => one.includes('react.transitional.element'))).toBe(false);
  });
});
