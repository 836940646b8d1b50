import type { ExerciseManifest } from '../schema/exercise.ts';
import type { Lesson } from './lessons.ts';

/**
 * Returns the lesson that an exercise belongs to, or undefined when none lists it: of those that do, the one that covers most of its
 * concepts; of equals, one of the exercise's module, then the last. `lessons` is in the order of the course.
 */
export function lessonOf(
  { id, family, concepts }: Pick<ExerciseManifest, 'id' | 'family' | 'concepts'>,
  lessons: readonly Lesson[],
): Lesson | undefined {
  // A match in concepts weighs more than the module, so one number orders both.
  const weight = ({ covers, module }: Lesson): number =>
    2 * concepts.filter((concept) => covers.includes(concept)).length + (module.id === family ? 1 : 0);
  return lessons
    .filter((lesson) => lesson.exercises?.includes(id))
    .reduce<Lesson | undefined>((best, lesson) => (best && weight(best) > weight(lesson) ? best : lesson), undefined);
}
