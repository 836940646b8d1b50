import { loadExercises, type Exercise } from './exercises.ts';
import { lessonOf } from './lesson-of.ts';
import { loadLessons } from './lessons.ts';

/** Where a pass leads; `path` is from the root of the site. */
export interface NextStep {
  readonly path: `/${string}`;
  readonly title: string;
}

/** Exercises named at most. */
const mostExercises = 2;

/**
 * Returns where to go after an exercise: exercises that build on it, then those that follow it in its module (the next module's first after its last),
 * and the lesson it belongs to.
 */
export async function loadNextSteps({ manifest: own }: Exercise): Promise<NextStep[]> {
  const { id, family } = own;
  const all = loadExercises();
  const at = all.findIndex(({ manifest }) => manifest.id === id);
  const opened = all.filter(({ manifest }) => manifest.prerequisites.includes(id));
  const following = all.slice(at + 1).filter((one, index) => one.manifest.family === family || index === 0);
  const chosen = [...new Set([...opened, ...following])].slice(0, mostExercises);
  const lesson = lessonOf(own, await loadLessons());
  return [
    ...chosen.map(({ manifest }) => ({ path: `/exercises/${manifest.id}/` as const, title: `Next exercise: ${manifest.title}` })),
    ...(lesson ? [{ path: `/lessons/${lesson.slug}/` as const, title: `Read the lesson: ${lesson.title}` }] : []),
  ];
}
