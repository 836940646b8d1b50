import { readFileSync } from 'node:fs';
import path from 'node:path';
import { findExerciseFolders, loadSuite } from '../check/exercise-folders.ts';
import { inLanes } from '../check/in-lanes.ts';
import { gradeInNode } from '../../src/grader/host/node.ts';

// Grades solutions over and over, in turn, and prints what came out, one line a grading: "<exercise>/<file> <outcome> <rules> <transcript hash>".
const [count = '1', ...files] = process.argv.slice(2);
const folders = findExerciseFolders();
const programs = await Promise.all(
  files.map(async (file) => {
    const folder = folders.find((one) => file.startsWith(`${one.folder}${path.sep}`));
    if (!folder) throw new Error(`${file} belongs to no exercise.`);
    return { name: `${folder.id}/${path.basename(file)}`, exercise: (await loadSuite(folder))!, source: readFileSync(file, 'utf8') };
  }),
);
const turns = Array.from({ length: Number(count) * programs.length }, (_, index) => programs[index % programs.length]!);
await inLanes(turns, async ({ name, exercise, source }) => {
  const { verdict } = await gradeInNode(exercise, { source, scope: 'full' });
  const broken = verdict.rules.filter((rule) => rule.outcome === 'fail').map((rule) => rule.id);
  process.stdout.write(`${name} ${verdict.outcome} ${broken.join('+') || '-'} ${verdict.receipt.transcriptHash}\n`);
});
