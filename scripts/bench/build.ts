import { cpSync, globSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { runNode } from '../static-checks.ts';
import { root } from '../check/exercise-folders.ts';
import type { BenchSection } from './section.ts';

/** Lessons are copied so many times. */
const copies = 10;
/** What a build needs none of. */
const leftOut = new Set(['.git', 'node_modules', 'dist', '.astro', '.cache', 'test-results', 'docs', 'tests']);

/** Times the build of the site as it is and with every lesson copied tenfold: the time of a lesson should not depend on how many there are. */
export async function benchBuild(): Promise<BenchSection> {
  // Within the tree, so that packages are found above it: a link to them would lead plugins astray.
  const cache = path.join(root, '.cache');
  mkdirSync(cache, { recursive: true });
  const folder = mkdtempSync(path.join(cache, 'build-'));
  try {
    for (const name of readdirSync(root))
      if (!leftOut.has(name)) cpSync(path.join(root, name), path.join(folder, name), { recursive: true });
    mkdirSync(path.join(folder, 'tests'), { recursive: true });
    const lessons = globSync('content/lessons/**/*.mdx', { cwd: folder });
    const onceSeconds = await build(folder);
    for (const lesson of lessons) {
      for (let copy = 2; copy <= copies; copy++) {
        cpSync(path.join(folder, lesson), path.join(folder, lesson.replace(/\.mdx$/, `-copy-${copy}.mdx`)));
      }
    }
    const tenfoldSeconds = await build(folder);
    const added = lessons.length * (copies - 1);
    const perAdded = (tenfoldSeconds - onceSeconds) / added;
    return {
      title: 'Build of the site',
      rows: [
        {
          measure: `${lessons.length} lessons`,
          target: 'under 120 s',
          seen: `${onceSeconds.toFixed(1)} s`,
          met: onceSeconds < 120,
        },
        {
          measure: `${lessons.length * copies} lessons`,
          target: '-',
          seen: `${tenfoldSeconds.toFixed(1)} s, ${(perAdded * 1000).toFixed(0)} ms for each lesson added`,
          met: undefined,
        },
        {
          measure: 'A lesson added, over all the rest divided by the lessons there are',
          target: 'at most 1',
          seen: `${(perAdded / (onceSeconds / lessons.length)).toFixed(2)} times`,
          met: perAdded <= onceSeconds / lessons.length,
        },
      ],
      notes: ['Whole builds from nothing, in a copy of the tree: search index, offline list and hashes of scripts included.'],
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function build(folder: string): Promise<number> {
  const { code, output, elapsedMs } = await runNode(path.join(folder, 'scripts/build.ts'), []);
  if (code !== 0) throw new Error(`The copy of the site in ${folder} could not be built:\n${output.slice(-2000)}`);
  return elapsedMs / 1000;
}
