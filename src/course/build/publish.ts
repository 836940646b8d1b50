import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import type { ClientChunks } from './client-chunks.ts';
import { isOfExercise } from './grader-bundles.ts';
import { readTags } from './html.ts';
import { listFiles } from './inputs.ts';
import { withNamedFiles } from './named-files.ts';
import { headersFile, pagePolicy, withPolicy } from './policy.ts';

const islandUrls = ['component-url', 'renderer-url', 'before-hydration-url'];

/** A built page: its file, text, and the files under `_astro/` it loads without being asked. */
interface Page {
  readonly file: string;
  readonly html: string;
  readonly assets: readonly string[];
  /** Whether all that it may ever load is kept once it has been opened; src/components/offline/KeptOffline.astro says so in the page. */
  readonly isKeptWhole: boolean;
}

/** Makes the integration that finishes the built site: policies into the pages, the headers file, the service worker. */
export function publish(base: string, chunks: ClientChunks): AstroIntegration {
  return {
    name: 'headroom-publish',
    hooks: {
      'astro:build:done': ({ dir, logger }) => {
        const dist = fileURLToPath(dir);
        const pages = listFiles(dist)
          .filter((file) => file.endsWith('.html'))
          .map((file) => readPage(file, base));
        const grading = pages.filter((page) => page.assets.some((asset) => chunks.reachesGrader(asset)));
        for (const page of pages) {
          writeFileSync(page.file, withPolicy(page.html, pagePolicy(page.html, grading.includes(page)), page.file));
        }
        writeFileSync(path.join(dist, '_headers'), headersFile(base));
        writeFileSync(path.join(dist, 'sw.js'), serviceWorker(dist, base, pages, grading, chunks));
        logger.info(`Policies written into ${pages.length} pages, ${grading.length} of which may start the sandbox.`);
      },
    },
  };
}

/** Reads a page and the assets that its tags name. */
function readPage(file: string, base: string): Page {
  const html = readFileSync(file, 'utf8');
  const prefix = `${base}_astro/`;
  const tags = readTags(html);
  const urls = tags.flatMap(({ attributes }) => ['href', 'src', ...islandUrls].map((name) => attributes.get(name) ?? ''));
  const assets = urls.filter((url) => url.startsWith(prefix)).map((url) => url.slice(base.length));
  return { file, html, assets: [...new Set(assets)], isKeptWhole: tags.some(({ attributes }) => attributes.has('data-kept-whole')) };
}

/** Returns the service worker's text with the lists of this build. */
function serviceWorker(dist: string, base: string, pages: readonly Page[], grading: readonly Page[], chunks: ClientChunks): string {
  const template = readFileSync(fileURLToPath(new URL('../../components/offline/service-worker.js', import.meta.url)), 'utf8');
  const files = listFiles(path.join(dist, '_astro')).map((file) => addressOf(dist, file));
  const places = new Map(files.map((file, index) => [file, index]));
  const placesOf = (names: Iterable<string>): number[] => [...names].map((name) => places.get(name) ?? -1).filter((place) => place >= 0);
  const textOf = (name: string): string => readFileSync(path.join(dist, name), 'utf8');
  // A page that grades keeps what it loads at once; the rest, which is large, is the editor's. No other needs what grades exercises.
  const needs = (page: Page): Set<string> =>
    grading.includes(page) && !page.isKeptWhole
      ? chunks.withImports(page.assets)
      : withNamedFiles(chunks.withLaterImports(page.assets), files, textOf, isOfExercise);
  // Interviews and the canvas grade nothing, and what they load later is in their own lists.
  const exercises = grading.filter((page) => !page.isKeptWhole).flatMap((page) => page.assets);
  const values: Record<string, unknown> = {
    "['__FILES__']": files.map((file) => base + file),
    '{ __PAGES__: [] }': Object.fromEntries(
      pages.map((page) => [base + addressOf(dist, page.file).replace(/(^|\/)index\.html$/, '$1'), placesOf(needs(page))]),
    ),
    "['__EDITOR__']": placesOf(withNamedFiles(exercises, files, textOf, () => false)),
  };
  let text = template.replaceAll('__BASE__', base);
  for (const [placeholder, value] of Object.entries(values)) {
    if (!text.includes(placeholder)) throw new Error(`src/components/offline/service-worker.js has no ${placeholder} to fill in.`);
    text = text.replace(placeholder, () => JSON.stringify(value));
  }
  return text;
}

/** Returns a built file's path under the root of the site, with slashes. */
function addressOf(dist: string, file: string): string {
  return path.relative(dist, file).split(path.sep).join('/');
}
