import { getCollection, type CollectionEntry } from 'astro:content';
import { loadExercises } from './exercises.ts';
import { lessonFields, type LessonFields } from './lesson-fields.ts';
import { moduleById, modules, type CourseModule } from './modules.ts';
import { moduleOf } from './page-id.ts';
import { readingMinutes } from './reading-minutes.ts';

/** A lesson as lists and its own page show it. */
export interface Lesson extends LessonFields {
  /** "why-caches-work"; its page is /lessons/<slug>/. */
  readonly slug: string;
  readonly title: string;
  readonly description: string;
  readonly module: CourseModule;
  /** Minutes to read, at 200 words a minute. */
  readonly minutes: number;
  /** How many questions its quiz asks. */
  readonly questions: number;
}

let loading: Promise<Lesson[]> | undefined;

/**
 * Returns every lesson in the order of the course. Throws with the file, the field and the remedy when frontmatter is not valid, or
 * when it names an exercise or a lesson that does not exist.
 */
export function loadLessons(): Promise<Lesson[]> {
  if (import.meta.env.DEV) return readLessons();
  return (loading ??= readLessons());
}

async function readLessons(): Promise<Lesson[]> {
  const entries = (await getCollection('docs')).filter((entry) => entry.id.startsWith('lessons/'));
  const lessons = entries.map((entry) => ({ lesson: readLesson(entry), order: moduleOf(entry.filePath ?? '')?.order ?? '' }));
  lessons.sort((a, b) => (a.order < b.order ? -1 : 1));
  const found = lessons.map(({ lesson }) => lesson);
  found.forEach((lesson) => checkLinks(lesson, found));
  return found;
}

/** Returns one lesson. Throws when a field of its frontmatter is missing or wrong. */
function readLesson(entry: CollectionEntry<'docs'>): Lesson {
  const file = entry.filePath ?? entry.id;
  const fields = lessonFields.safeParse(entry.data);
  const issues = fields.success ? [] : fields.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`);
  if (!entry.data.description) issues.push('  description: one sentence for lists and search results is required');
  if (!fields.success || issues.length > 0) {
    throw new Error(
      `${file}: the frontmatter is not that of a lesson:\n${issues.join('\n')}\nsrc/course/lesson-fields.ts describes each field.`,
    );
  }
  return {
    ...fields.data,
    slug: entry.id.replace(/^lessons\//, ''),
    title: entry.data.title,
    description: entry.data.description ?? '',
    module: moduleById(moduleOf(file)?.id ?? '', file),
    minutes: readingMinutes(entry.body ?? ''),
    questions: (entry.body ?? '').match(/<Question\b/g)?.length ?? 0,
  };
}

/** Throws when a lesson names a lesson or an exercise that is not there. */
function checkLinks(lesson: Lesson, lessons: readonly Lesson[]): void {
  const unknown = lesson.prerequisites.find((slug) => !lessons.some((other) => other.slug === slug));
  if (unknown !== undefined)
    throw new Error(`The lesson "${lesson.slug}" has the prerequisite "${unknown}", which is no lesson. Use a lesson's slug.`);
  const exercises = loadExercises().map(({ manifest }) => manifest.id);
  const missing = lesson.exercises?.find((id) => !exercises.includes(id));
  if (missing !== undefined)
    throw new Error(`The lesson "${lesson.slug}" names the exercise "${missing}". Known: ${exercises.join(', ')}.`);
}

/** Returns the modules that have something to do, each with its lessons and exercises, in the order of the course. */
export async function loadCourse() {
  const [lessons, exercises] = [await loadLessons(), loadExercises()];
  return modules
    .map((module) => ({
      module,
      lessons: lessons.filter((lesson) => lesson.module.id === module.id),
      exercises: exercises.filter(({ manifest }) => manifest.family === module.id),
    }))
    .filter((part) => part.lessons.length + part.exercises.length > 0);
}
