import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { readTags, type Tag } from '../../src/course/build/html.ts';
import { listFiles } from '../../src/course/build/inputs.ts';
import { readBasePath } from '../../src/course/build/base-path.ts';

/** The root of the repository. */
export const root = path.resolve(import.meta.dirname, '../..');

/** The built site under test: HEADROOM_DIST, or dist. */
export const dist = path.resolve(root, process.env.HEADROOM_DIST ?? 'dist');

/** The base path it was built for: HEADROOM_BASE, or "/". */
export const base = readBasePath(process.env.HEADROOM_BASE);

/** A page of the built site. */
export interface BuiltPage {
  /** "/course/" under the base path, as a browser asks for it. */
  readonly address: string;
  readonly html: string;
  readonly tags: readonly Tag[];
}

/** Returns every page of the built site. Throws when there is none. */
export function readPages(): BuiltPage[] {
  if (!existsSync(path.join(dist, 'index.html'))) throw new Error(`There is no built site at ${dist}. Run "npm run build" first.`);
  return listFiles(dist)
    .filter((file) => file.endsWith('.html'))
    .map((file) => {
      const html = readFileSync(file, 'utf8');
      const place = path.relative(dist, file).split(path.sep).join('/');
      return { address: base + place.replace(/(^|\/)index\.html$/, '$1'), html, tags: readTags(html) };
    });
}

/** Returns the built file that a link from the root leads to, or undefined when it leads outside the base path or nowhere. */
export function fileOf(pathname: string): string | undefined {
  if (!pathname.startsWith(base)) return undefined;
  const file = path.join(dist, decodeURIComponent(pathname.slice(base.length)), pathname.endsWith('/') ? 'index.html' : '');
  return existsSync(file) ? file : undefined;
}

/** Returns the text of the policy in a page's <meta>. */
export function policyOf(page: BuiltPage): string {
  const meta = page.tags.find((tag) => tag.attributes.get('http-equiv') === 'Content-Security-Policy');
  return meta?.attributes.get('content') ?? '';
}
