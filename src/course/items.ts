import type { Exercise } from './exercises.ts';
import type { Lesson } from './lessons.ts';

/** Names a lesson for the marks of progress: "lesson:why-caches-work:4", the number being the questions of its quiz. */
export function lessonItem({ slug, questions }: Pick<Lesson, 'slug' | 'questions'>): string {
  return `lesson:${slug}:${questions}`;
}

/** Names an exercise for the marks of progress: "exercise:cache-lru". */
export function exerciseItem({ manifest }: Pick<Exercise, 'manifest'>): string {
  return `exercise:${manifest.id}`;
}
