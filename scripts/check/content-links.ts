import GithubSlugger from 'github-slugger';
import { existsSync, globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { findExerciseFolders, root } from './exercise-folders.ts';
import type { CheckFailure, CheckReport } from './report.ts';

/** What links within the site may lead to: addresses of pages, each with the anchors on it where they are known. */
export type SiteMap = ReadonlyMap<string, ReadonlySet<string> | undefined>;

/** Checks that every link of lessons, pages, statements and approaches leads to a page that there will be, and to an anchor on it. */
export function checkContentLinks(report: CheckReport): void {
  const files = globSync(['content/**/*.mdx', 'exercises/*/*/{statement,approaches}.mdx'], { cwd: root }).sort();
  const map = mapSite();
  report.section('links');
  report.check(
    'links within the site lead to pages and anchors',
    files.flatMap((file) =>
      findBrokenLinks(readFileSync(path.join(root, file), 'utf8'), map).map((failure) => ({ path: file, ...failure })),
    ),
  );
}

/** Returns what is wrong with the links of an MDX file. */
export function findBrokenLinks(mdx: string, map: SiteMap): Omit<CheckFailure, 'path'>[] {
  const body = mdx.replace(/```[^]*?```/g, '');
  const links = [...body.matchAll(/\]\(([/#][^)\s]*)\)|\bhref="([/#][^"]*)"/g)].map((found) => found[1] ?? found[2]!);
  const own = anchorsOf(mdx);
  return [...new Set(links)].flatMap((link) => {
    const [address = '', anchor = ''] = link.split('#');
    if (address !== '' && !map.has(address))
      return [{ message: `links to ${link}, which is no page`, remedy: 'Use an address of the site that ends in "/".' }];
    const anchors = address === '' ? own : map.get(address);
    if (anchor === '' || !anchors || anchors.has(anchor)) return [];
    return [{ message: `links to ${link}, but the page has no such anchor`, remedy: `Known: ${[...anchors].slice(0, 12).join(', ')}.` }];
  });
}

/** Returns the anchors that the headings of an MDX file get. */
export function anchorsOf(mdx: string): ReadonlySet<string> {
  const slugger = new GithubSlugger();
  const headings = mdx.replace(/```[^]*?```/g, '').matchAll(/^#{2,6} (.+)$/gm);
  return new Set([...headings].map((found) => slugger.slug(found[1]!.replace(/[`*]/g, '').replace(/\[([^\]]*)\]\([^)]*\)/g, '$1'))));
}

function mapSite(): SiteMap {
  const map = new Map<string, ReadonlySet<string> | undefined>();
  for (const file of globSync('content/lessons/**/*.mdx', { cwd: root })) {
    const slug = path.basename(file, '.mdx').replace(/^\d\d-/, '');
    map.set(`/lessons/${slug}/`, anchorsOf(readFileSync(path.join(root, file), 'utf8')));
  }
  for (const file of globSync('content/pages/*.mdx', { cwd: root })) {
    map.set(`/${path.basename(file, '.mdx')}/`, anchorsOf(readFileSync(path.join(root, file), 'utf8')));
  }
  for (const { id } of findExerciseFolders()) {
    map.set(`/exercises/${id}/`, undefined);
    map.set(`/exercises/${id}/approaches/`, undefined);
  }
  for (const file of globSync('content/interviews/*/case.yaml', { cwd: root }))
    map.set(`/interviews/${path.basename(path.dirname(file))}/`, undefined);
  for (const file of globSync('src/pages/**/*.astro', { cwd: root })) {
    if (!file.includes('['))
      map.set(`/${file.replace(/^src\/pages\//, '').replace(/(^|\/)index\.astro$|\.astro$/, '/')}`.replace('//', '/'), undefined);
  }
  const glossary = path.join(root, 'content/glossary.yaml');
  if (existsSync(glossary)) {
    const terms = parse(readFileSync(glossary, 'utf8')) as readonly { readonly id: string }[];
    map.set('/glossary/', new Set(terms.map(({ id }) => id)));
  }
  return map;
}
