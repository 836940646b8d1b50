import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';

const inputs = ['astro.config.ts', 'package-lock.json', 'content', 'exercises', 'public', 'src', 'scripts/build.ts'];

/** The file in the built site that tells what it was built from. Its name starts with a dot, so that servers do not serve it. */
export const stampFile = '.headroom-build';

/** Returns a SHA-256, hex, over the names and bytes of everything the site is built from, and over the base path. */
export function hashInputs(root: string, base: string): string {
  const hash = createHash('sha256').update(base);
  for (const file of inputs.flatMap((input) => listFiles(path.join(root, input)))) {
    hash.update(`\0${path.relative(root, file)}\0`).update(readFileSync(file));
  }
  return hash.digest('hex');
}

/** Returns the files at or under a path, sorted by code units; none when it does not exist. */
export function listFiles(start: string): string[] {
  if (!existsSync(start)) return [];
  if (statSync(start).isFile()) return [start];
  const names = readdirSync(start).sort();
  return names.flatMap((name) => listFiles(path.join(start, name)));
}
