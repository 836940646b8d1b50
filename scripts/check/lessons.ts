import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { concepts } from '../../src/course/concepts.ts';
import { lessonFields, type LessonFields } from '../../src/course/lesson-fields.ts';
import { modules } from '../../src/course/modules.ts';
import { findExerciseFolders, relative, root } from './exercise-folders.ts';
import { countWords } from './exercise-texts.ts';
import { findQuizProblems } from './quiz.ts';
import { noteReadingLevels } from './reading-level.ts';
import type { CheckFailure, CheckReport } from './report.ts';

const leastWords = 900;
const mostWords = 1800;
/** Parts of a lesson, in the order in which they come. */
const sections = ['A question from practice', 'The idea', 'In the interview', 'Quiz', 'Sources'];

/** A lesson as it is checked. */
export interface Lesson {
  /** From the root. */
  readonly path: string;
  readonly slug: string;
  readonly fields: LessonFields;
  readonly body: string;
}

/** Checks every lesson: frontmatter, parts, length, quiz, citations, links; and that each concept is covered once at most. */
export function checkLessons(report: CheckReport): void {
  const files = globSync('content/lessons/**/*.mdx', { cwd: root }).sort();
  report.section(`lessons (${files.length})`);
  const misplaced = files.filter(
    (file) => !modules.some((module) => new RegExp(`^content/lessons/\\d\\d-${module.id}/\\d\\d-[a-z0-9-]+\\.mdx$`).test(file)),
  );
  report.check(
    'lessons stand in folders of modules',
    misplaced.map((file) => ({
      path: file,
      message: 'is not named NN-module/NN-slug.mdx',
      remedy: 'Use a module of src/course/modules.ts.',
    })),
  );
  const problems: CheckFailure[] = [];
  const lessons = files.flatMap((file) => readLesson(file, readFileSync(path.join(root, file), 'utf8'), problems));
  report.check('frontmatter is valid', problems);
  report.check(
    'concepts are known and covered once',
    lessons.flatMap((lesson) => findConceptProblems(lesson, lessons)),
  );
  report.check(`parts are in order, ${leastWords} to ${mostWords} words`, lessons.flatMap(findShapeProblems));
  report.check(
    'every answer of a quiz explains itself',
    lessons.flatMap((lesson) => findQuizProblems(lesson.path, lesson.body)),
  );
  report.check('sources are listed and citations lead to them', lessons.flatMap(findSourceProblems));
  report.check(
    'prerequisites and exercises named exist',
    lessons.flatMap((lesson) => findNameProblems(lesson, lessons)),
  );
  report.check('every exercise is reached from a lesson', findUnreached(lessons));
  noteCoverage(report, lessons);
  noteReadingLevels(report, lessons);
}

/** Says how many concepts are covered, and names those that are in no lesson yet, module by module. */
function noteCoverage(report: CheckReport, lessons: readonly Lesson[]): void {
  const covered = new Set(lessons.flatMap((lesson) => lesson.fields.covers));
  report.note(`${covered.size} of ${Object.values(concepts).flat().length} concepts are covered`);
  for (const [module, ids] of Object.entries(concepts)) {
    const missing = ids.filter((id) => !covered.has(id));
    if (missing.length > 0) report.note(`in no lesson yet, ${module}: ${missing.join(', ')}`);
  }
}

/** Returns the lesson in a file's text, or nothing, with what is wrong added to `problems`. */
export function readLesson(file: string, text: string, problems: CheckFailure[]): Lesson[] {
  const [, yaml, body] = /^---\n([^]*?)\n---\n([^]*)$/.exec(text) ?? [];
  if (yaml === undefined || body === undefined) {
    problems.push({ path: file, message: 'has no frontmatter', remedy: 'Begin with --- and the fields of src/course/lesson-fields.ts.' });
    return [];
  }
  const data = parse(yaml) as { title?: unknown; description?: unknown };
  const fields = lessonFields.safeParse(data);
  for (const name of ['title', 'description'] as const) {
    if (typeof data[name] !== 'string' || !data[name].trim())
      problems.push({ path: file, message: `${name} is missing`, remedy: 'Write one sentence.' });
  }
  if (!fields.success) {
    const message = fields.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; ');
    problems.push({ path: file, message, remedy: 'src/course/lesson-fields.ts describes each field.' });
    return [];
  }
  return [{ path: file, slug: path.basename(file, '.mdx').replace(/^\d\d-/, ''), fields: fields.data, body }];
}

function findConceptProblems({ path: file, fields }: Lesson, lessons: readonly Lesson[]): CheckFailure[] {
  const known = new Set<string>(Object.values(concepts).flat());
  return fields.covers.flatMap((id): CheckFailure[] => {
    if (!known.has(id))
      return [{ path: file, message: `covers "${id}", which is no concept`, remedy: 'Use an id of src/course/concepts.ts.' }];
    const others = lessons.filter((other) => other.path !== file && other.fields.covers.includes(id)).map((other) => other.path);
    if (others.length === 0 && fields.covers.filter((one) => one === id).length === 1) return [];
    return [
      {
        path: file,
        message: `covers "${id}", as does ${others.join(', ') || 'the same list again'}`,
        remedy: 'Let one lesson teach it; others may link there.',
      },
    ];
  });
}

/** Returns what is wrong with the parts of a lesson, their order and their length. */
export function findShapeProblems({ path: file, body }: Lesson): CheckFailure[] {
  const failures: CheckFailure[] = [];
  const headings = [...body.matchAll(/^## (.+)$/gm)].map((found) => found[1]!.trim());
  const places = sections.map((name) => headings.indexOf(name));
  const missing = sections.filter((_name, index) => places[index]! < 0);
  if (missing.length > 0)
    failures.push({
      path: file,
      message: `has no section "${missing.join('", "')}"`,
      remedy: 'A lesson has these parts; CONTRIBUTING.md says what each is for.',
    });
  else if (places.some((place, index) => index > 0 && place < places[index - 1]!)) {
    failures.push({
      path: file,
      message: `its parts stand in the order ${headings.join(', ')}`,
      remedy: `Order them: ${sections.join(', ')}.`,
    });
  }
  const words = countWords(body);
  if (words < leastWords || words > mostWords)
    failures.push({ path: file, message: `has ${words} words`, remedy: `Keep it between ${leastWords} and ${mostWords}.` });
  const marked = /TO WRITE:.*/.exec(body);
  if (marked) failures.push({ path: file, message: marked[0], remedy: 'Write this part.' });
  return failures;
}

/** Returns what is wrong with a lesson's sources and citations. */
export function findSourceProblems({ path: file, fields, body }: Lesson): CheckFailure[] {
  const ids = (fields.sources ?? []).map((source) => source.id);
  const failures: CheckFailure[] = [];
  if (ids.length === 0)
    failures.push({
      path: file,
      message: 'lists no sources',
      remedy: 'List papers, standards or the documents of maintainers under "sources".',
    });
  if (!/<Sources\b/.test(body))
    failures.push({ path: file, message: 'does not show its sources', remedy: 'End with <Sources sources={frontmatter.sources} />.' });
  const cited = [...body.matchAll(/<Cite\b[^>]*?\bid="([^"]*)"/g)].map((found) => found[1]!);
  for (const id of new Set(cited))
    if (!ids.includes(id)) failures.push({ path: file, message: `cites "${id}", which is no source`, remedy: `Known: ${ids.join(', ')}.` });
  for (const id of ids.filter((one, index) => ids.indexOf(one) !== index))
    failures.push({ path: file, message: `two sources are named "${id}"`, remedy: 'Give each its own id.' });
  return failures;
}

function findNameProblems({ path: file, fields }: Lesson, lessons: readonly Lesson[]): CheckFailure[] {
  const exercises = findExerciseFolders().map((one) => one.id);
  const slugs = lessons.map((lesson) => lesson.slug);
  const fail = (kind: string, name: string, known: readonly string[]): CheckFailure => ({
    path: file,
    message: `names the ${kind} "${name}"`,
    remedy: `Known: ${known.join(', ')}.`,
  });
  return [
    ...(fields.exercises ?? []).filter((id) => !exercises.includes(id)).map((id) => fail('exercise', id, exercises)),
    ...fields.prerequisites.filter((slug) => !slugs.includes(slug)).map((slug) => fail('lesson', slug, slugs)),
  ];
}

function findUnreached(lessons: readonly Lesson[]): CheckFailure[] {
  const named = new Set(lessons.flatMap(({ fields }) => fields.exercises ?? []));
  return findExerciseFolders()
    .filter(({ id }) => !named.has(id))
    .map(({ id, folder }) => ({
      path: relative(folder),
      message: 'is named by no lesson',
      remedy: `List ${id} under "exercises" of the lesson that leads to it.`,
    }));
}
