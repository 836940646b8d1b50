import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readTags } from '../../src/course/build/html.ts';
import { base, fileOf, readPages } from './built-site.ts';

const pages = readPages();
const idsOf = new Map<string, Set<string>>();

/** Returns the ids of a built page. */
function readIds(file: string): Set<string> {
  let ids = idsOf.get(file);
  if (!ids) {
    ids = new Set(readTags(readFileSync(file, 'utf8')).flatMap((tag) => tag.attributes.get('id') ?? []));
    idsOf.set(file, ids);
  }
  return ids;
}

/** Returns what is wrong with a link of a page, or undefined. */
function problemWith(link: string, address: string): string | undefined {
  const url = new URL(link, `http://site.test${address}`);
  if (url.origin !== 'http://site.test') return url.protocol === 'https:' || url.protocol === 'mailto:' ? undefined : `${link}: not https`;
  const file = fileOf(url.pathname);
  if (!file) return `${link}: leads nowhere`;
  const anchor = decodeURIComponent(url.hash.slice(1));
  if (anchor && anchor !== '_top' && file.endsWith('.html') && !readIds(file).has(anchor)) return `${link}: no such anchor`;
  return undefined;
}

describe.each(pages)('links of $address', (page) => {
  it('lead somewhere', () => {
    const links = page.tags.flatMap((tag) => (tag.name === 'a' || tag.name === 'link' ? (tag.attributes.get('href') ?? []) : []));
    const sources = page.tags.flatMap((tag) => tag.attributes.get('src') ?? tag.attributes.get('component-url') ?? []);
    const problems = [...links, ...sources].filter((link) => !link.startsWith('data:')).map((link) => problemWith(link, page.address));
    expect([...new Set(problems.filter((problem) => problem !== undefined))]).toEqual([]);
  });

  it('to elsewhere are https', () => {
    const insecure = page.tags.map((tag) => tag.attributes.get('href') ?? '').filter((link) => link.startsWith('http:'));
    expect(insecure).toEqual([]);
  });
});

it('reaches every page but the 404 page from the start', () => {
  const reached = new Set([base]);
  for (const address of reached) {
    const page = pages.find((one) => one.address === address);
    for (const tag of page?.tags ?? []) {
      const link = tag.name === 'a' ? tag.attributes.get('href') : undefined;
      if (link) reached.add(new URL(link, `http://site.test${address}`).pathname);
    }
  }
  expect(pages.map((page) => page.address).filter((address) => !reached.has(address))).toEqual([`${base}404.html`]);
});
