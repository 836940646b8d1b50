import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'astro';
import { readBasePath } from '../src/course/build/base-path.ts';
import { hashInputs, stampFile } from '../src/course/build/inputs.ts';

// Builds the site into dist/ (HEADROOM_DIST) for the base path HEADROOM_BASE, and stamps it with a hash of what it was built from.
const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const dist = path.resolve(root, process.env.HEADROOM_DIST ?? 'dist');
// Hashed first: a file changed while the site is built makes the build stale, not the change lost.
const stamp = hashInputs(root, readBasePath(process.env.HEADROOM_BASE));

try {
  // Astro's store of contents keeps files that have been renamed, and then cannot build: it is made anew each time.
  await build({ root, force: true });
  writeFileSync(path.join(dist, stampFile), stamp);
} catch (error) {
  process.stderr.write(`\nThe site could not be built.\n${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exit(1);
}
