import { loadExercises, type Exercise } from './exercises.ts';
import { lessonOf } from './lesson-of.ts';
import { loadCourse, loadLessons, type Lesson } from './lessons.ts';

/** One thing to do on a path. */
export type PathStep = { readonly kind: 'lesson'; readonly lesson: Lesson } | { readonly kind: 'exercise'; readonly exercise: Exercise };

/** A part of a path, such as a day. */
export interface PathStage {
  readonly title: string;
  readonly steps: readonly PathStep[];
}

/** A way through the course; its page is /paths/<id>/. */
export interface CoursePath {
  readonly id: string;
  readonly title: string;
  /** Who it is for, in a sentence. */
  readonly summary: string;
  readonly stages: readonly PathStage[];
}

/**
 * The days of the path to an interview: slugs of lessons, half an hour of them, or the id of an exercise after "build:". What is asked most comes
 * first, so that stopping early costs least, but nothing before what it requires.
 */
const interviewDays: readonly (readonly string[])[] = [
  ['scoping-and-method', 'estimation', 'latency-and-throughput', 'littles-law', 'scaling-out'],
  ['layers-tcp-and-udp', 'http-and-api-design', 'rpc-and-rest', 'push'],
  ['load-balancers', 'choosing-a-backend', 'following-the-load', 'health-checks', 'layer-4-and-layer-7'],
  ['build:lb-power-of-two'],
  ['why-caches-work', 'choosing-what-to-evict', 'cache-aside', 'writing-through-a-cache'],
  ['build:cache-lru'],
  ['dns', 'proxies', 'cdn', 'rate-limiting'],
  ['build:rate-limiter'],
  ['availability', 'data-modelling', 'partitioning', 'consistent-hashing'],
  ['build:consistent-hashing'],
  ['rebalancing', 'transactions', 'sagas', 'finding-the-bottleneck'],
  ['single-points-of-failure', 'across-data-centres', 'planning-for-failure', 'from-one-server-to-millions'],
  ['build:cache-ttl'],
  ['build:saga'],
];

/** Returns the paths through the course. Throws, naming the path, when one names a lesson or an exercise that is not there. */
export async function loadPaths(): Promise<readonly CoursePath[]> {
  const [course, lessons, exercises] = [await loadCourse(), await loadLessons(), loadExercises()];
  const stepOf = (name: string): PathStep => {
    const exercise = exercises.find(({ manifest }) => `build:${manifest.id}` === name);
    if (exercise) return { kind: 'exercise', exercise };
    const lesson = lessons.find(({ slug }) => slug === name);
    if (lesson) return { kind: 'lesson', lesson };
    throw new Error(`src/course/paths.ts names "${name}", which is no lesson, and no exercise after "build:". Mend the list of days.`);
  };
  return [
    {
      id: 'interview',
      title: 'An interview in two weeks',
      summary: 'What is asked most, in fourteen sittings, the more basic first: half an hour of reading each, or an exercise.',
      stages: interviewDays.map((names, day) => ({ title: `Day ${day + 1}`, steps: names.map(stepOf) })),
    },
    {
      id: 'ground-up',
      title: 'From the ground up',
      summary: 'Every lesson in order, each exercise after the lesson that leads to it. For those new to the field, or thorough.',
      stages: groundUpStages(course, lessons, exercises),
    },
    {
      id: 'build',
      title: 'Only build',
      summary: 'The exercises alone, easier ones first. For those who know the theory and want to see their code under load.',
      stages: stagesByDifficulty(exercises),
    },
  ];
}

/** Returns a stage for each module: its lessons, each followed by the exercises that belong to it, then its exercises that no lesson lists. */
function groundUpStages(
  course: Awaited<ReturnType<typeof loadCourse>>,
  lessons: readonly Lesson[],
  exercises: readonly Exercise[],
): PathStage[] {
  const step = (exercise: Exercise): PathStep => ({ kind: 'exercise', exercise });
  const slugOf = ({ manifest }: Exercise): string | undefined => lessonOf(manifest, lessons)?.slug;
  return course.map(({ module, lessons: own, exercises: built }) => ({
    title: module.title,
    steps: [
      ...own.flatMap((lesson): PathStep[] => [
        { kind: 'lesson', lesson },
        ...exercises.filter((exercise) => slugOf(exercise) === lesson.slug).map(step),
      ]),
      ...built.filter((exercise) => slugOf(exercise) === undefined).map(step),
    ],
  }));
}

function stagesByDifficulty(exercises: readonly Exercise[]): PathStage[] {
  const titles = { starter: 'First exercises', core: 'The core', hard: 'Hard ones' } as const;
  return (['starter', 'core', 'hard'] as const)
    .map((difficulty) => ({
      title: titles[difficulty],
      steps: exercises
        .filter(({ manifest }) => manifest.difficulty === difficulty)
        .map((exercise): PathStep => ({ kind: 'exercise', exercise })),
    }))
    .filter(({ steps }) => steps.length > 0);
}

/** Returns the minutes of a step. */
export function minutesOf(step: PathStep): number {
  return step.kind === 'lesson' ? step.lesson.minutes : step.exercise.manifest.minutes;
}
