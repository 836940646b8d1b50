import { existsSync, globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { concepts } from '../../src/course/concepts.ts';
import { readManifest } from '../../src/course/manifest.ts';
import { modules } from '../../src/course/modules.ts';
import type { ExerciseManifest } from '../../src/schema/exercise.ts';
import { findExerciseFolders, relative, root, type ExerciseFolder } from './exercise-folders.ts';
import type { CheckFailure, CheckReport } from './report.ts';

/** Files every exercise has. */
const requiredFiles = [
  'exercise.ts',
  'statement.mdx',
  'contract.ts',
  'starter.ts',
  'suite/index.ts',
  'replay.tsx',
  'approaches.mdx',
  'private/reference.ts',
];
/** Words a text needs at least to be more than a sketch. */
const leastWords = { 'statement.mdx': 120, 'approaches.mdx': 300 } as const;
const leastHintLength = 60;
/** What the scaffold writes where an author has to. */
const marker = /TO WRITE:\s*(.*)/;

/** Checks manifest, files and prose of one exercise. Returns the manifest when it is valid. */
export function checkTexts(report: CheckReport, exercise: ExerciseFolder, manifest: unknown): ExerciseManifest | undefined {
  const { folder } = exercise;
  const file = (name: string) => relative(path.join(folder, name));
  const missing = requiredFiles.filter((name) => !existsSync(path.join(folder, name)));
  report.check(
    'all files are there',
    missing.map((name) => ({ path: file(name), message: 'is missing', remedy: 'Write it; "npm run new-exercise" shows the shape.' })),
  );
  let valid: ExerciseManifest | undefined;
  const problems: CheckFailure[] = [];
  try {
    valid = readManifest(file('exercise.ts'), manifest);
    problems.push(...findLooseEnds(valid, file('exercise.ts')));
  } catch (error) {
    problems.push({ path: file('exercise.ts'), message: (error as Error).message, remedy: 'Correct the manifest.' });
  }
  report.check('the manifest is valid', problems);
  report.check('nothing is left to write', findMarkers(exercise, folder));
  report.check('statement, approaches and hints are written', valid ? findThinTexts(folder, valid) : []);
  return valid;
}

function findLooseEnds(manifest: ExerciseManifest, file: string): CheckFailure[] {
  const failures: CheckFailure[] = [];
  const known = new Set<string>(Object.values(concepts).flat());
  for (const id of manifest.concepts.filter((one) => !known.has(one))) {
    failures.push({ path: file, message: `the concept "${id}" is not known`, remedy: 'Use an id of src/course/concepts.ts.' });
  }
  const ids = findExerciseFolders().map((one) => one.id);
  for (const id of manifest.prerequisites.filter((one) => !ids.includes(one) || one === manifest.id)) {
    failures.push({ path: file, message: `the prerequisite "${id}" is no other exercise`, remedy: `Known: ${ids.join(', ')}.` });
  }
  if (!modules.some((one) => one.id === manifest.family)) {
    failures.push({ path: file, message: `the family "${manifest.family}" is no module`, remedy: 'Use an id of src/course/modules.ts.' });
  }
  const repeated = manifest.budgets.map((one) => one.id).filter((id, index, all) => all.indexOf(id) !== index);
  for (const id of repeated) failures.push({ path: file, message: `two budgets are named "${id}"`, remedy: 'Give each its own id.' });
  return failures;
}

/** Returns every place where the scaffold asks for something that is not written yet. */
function findMarkers({ id }: ExerciseFolder, folder: string): CheckFailure[] {
  return [folder, path.join(root, 'tests/exercises', id)].flatMap((within) =>
    globSync('**/*.{ts,tsx,mdx,css}', { cwd: within })
      .sort()
      .flatMap((name) => findMarkersOf(path.join(within, name))),
  );
}

function findMarkersOf(file: string): CheckFailure[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .flatMap((line, index): CheckFailure[] => {
      const found = marker.exec(line);
      if (!found) return [];
      return [{ path: `${relative(file)}:${index + 1}`, message: 'is still to write', remedy: found[1] || 'Write this part.' }];
    });
}

function findThinTexts(folder: string, manifest: ExerciseManifest): CheckFailure[] {
  const failures: CheckFailure[] = [];
  for (const [name, least] of Object.entries(leastWords)) {
    const file = path.join(folder, name);
    const text = existsSync(file) ? readFileSync(file, 'utf8') : '';
    const words = countWords(text);
    if (words < least) failures.push({ path: relative(file), message: `has ${words} words`, remedy: `Write at least ${least}.` });
    if (name === 'statement.mdx' && !text.includes(manifest.entry)) {
      failures.push({ path: relative(file), message: `never names ${manifest.entry}`, remedy: 'Say what the learner writes.' });
    }
    if (name === 'statement.mdx' && !/^## Out of scope$/m.test(text)) {
      failures.push({ path: relative(file), message: 'has no section "Out of scope"', remedy: 'Say what no test asks for.' });
    }
  }
  manifest.hints.forEach((hint, index) => {
    if (hint.length >= leastHintLength) return;
    failures.push({
      path: relative(path.join(folder, 'exercise.ts')),
      message: `hint ${index + 1} is too short to help`,
      remedy: `Write at least ${leastHintLength} characters.`,
    });
  });
  return failures;
}

/** Returns the words of a page of MDX that are read in its text: no frontmatter, imports, code or tags with their attributes. */
export function countWords(mdx: string): number {
  return proseOf(mdx)
    .split(/\s+/)
    .filter((word) => /\p{L}|\p{N}/u.test(word)).length;
}

/** Returns the running text of an MDX file: without frontmatter, code blocks, imports and tags. */
export function proseOf(mdx: string): string {
  const prose = mdx
    .replace(/^---\n[^]*?\n---\n/, '')
    .replace(/```[^]*?```/g, ' ')
    .replace(/^(?:import|export) .*$/gm, ' ');
  return withoutTags(prose);
}

/** Leaves tags out; a tag ends at the first ">" outside of quotes and braces. */
function withoutTags(text: string): string {
  let kept = '';
  let at = 0;
  for (const found of text.matchAll(/<\/?[A-Za-z]/g)) {
    if (found.index < at) continue;
    kept += `${text.slice(at, found.index)} `;
    at = endOfTag(text, found.index);
  }
  return kept + text.slice(at);
}

function endOfTag(text: string, from: number): number {
  let depth = 0;
  let quote = '';
  for (let at = from; at < text.length; at++) {
    const character = text[at]!;
    if (quote) {
      if (character === '\\') at++;
      else if (character === quote) quote = '';
    } else if (character === '"' || ((character === "'" || character === '`') && depth > 0)) quote = character;
    else if (character === '{') depth++;
    else if (character === '}') depth--;
    else if (character === '>' && depth === 0) return at + 1;
  }
  return text.length;
}
