import { describe, expect, it, vi } from 'vitest';
import { loadExercises } from '../../../src/course/exercises.ts';
import { lessonOf } from '../../../src/course/lesson-of.ts';
import { loadLessons, type Lesson } from '../../../src/course/lessons.ts';
import { loadNextSteps } from '../../../src/course/next-steps.ts';
import { loadPaths, type PathStep } from '../../../src/course/paths.ts';

vi.mock('astro:content', () => import('./stored-content.ts'));

const [lessons, exercises, paths] = [await loadLessons(), loadExercises(), await loadPaths()];

/** Lessons of modules, each covering some concepts and listing the exercise "it" unless `exercises` says otherwise. */
function lesson(slug: string, module: string, covers: readonly string[], listed: readonly string[] = ['it']): Lesson {
  return { ...lessons[0]!, slug, module: { ...lessons[0]!.module, id: module }, covers: [...covers], exercises: [...listed] };
}

describe('the lesson of an exercise', () => {
  const exercise = { id: 'it', family: 'data', concepts: ['a', 'b'] };
  const slugAmong = (...some: Lesson[]) => lessonOf(exercise, some)?.slug;

  it('is the one that covers most of its concepts, wherever it stands', () => {
    expect(slugAmong(lesson('none', 'data', ['x']), lesson('both', 'traffic', ['b', 'a']), lesson('one', 'data', ['a', 'x', 'y']))).toBe(
      'both',
    );
  });

  it('is of equals that of its own module, then the last', () => {
    expect(slugAmong(lesson('own', 'data', ['a']), lesson('other', 'traffic', ['b']))).toBe('own');
    expect(slugAmong(lesson('first', 'data', ['a']), lesson('last', 'data', ['b']), lesson('other', 'traffic', ['a']))).toBe('last');
  });

  it('lists it; there is none where no lesson does', () => {
    expect(slugAmong(lesson('lists', 'traffic', []), lesson('covers', 'data', ['a', 'b'], []))).toBe('lists');
    expect(slugAmong(lesson('covers', 'data', ['a', 'b'], []))).toBeUndefined();
  });

  it.each([
    ['cache-lru', 'choosing-what-to-evict'],
    ['saga', 'sagas'],
    ['lb-power-of-two', 'choosing-a-backend'],
    ['thread-pool', 'littles-law'],
    ['availability-model', 'single-points-of-failure'],
    ['consistent-hashing', 'consistent-hashing'],
    ['request-collapsing', 'proxies'],
  ])('%s belongs to "%s"', (id, slug) => {
    const { manifest } = exercises.find((exercise) => exercise.manifest.id === id)!;
    expect(lessonOf(manifest, lessons)?.slug).toBe(slug);
  });

  it('teaches at least one of its concepts, for every exercise', () => {
    for (const { manifest } of exercises)
      expect(manifest.concepts, manifest.id).toContainEqual(expect.toBeOneOf(lessonOf(manifest, lessons)?.covers ?? []));
  });

  it('is where a pass leads', async () => {
    for (const exercise of exercises) {
      const last = (await loadNextSteps(exercise)).at(-1);
      expect(last?.path, exercise.manifest.id).toBe(`/lessons/${lessonOf(exercise.manifest, lessons)!.slug}/`);
    }
  });
});

describe('the path from the ground up', () => {
  const steps = paths.find(({ id }) => id === 'ground-up')!.stages.flatMap((stage) => stage.steps);
  const nameOf = (step: PathStep) => (step.kind === 'lesson' ? step.lesson.slug : step.exercise.manifest.id);

  it('has every lesson and every exercise once', () => {
    const names = (kind: PathStep['kind']) =>
      steps
        .filter((step) => step.kind === kind)
        .map(nameOf)
        .toSorted();
    expect(names('lesson')).toEqual(lessons.map(({ slug }) => slug).toSorted());
    expect(names('exercise')).toEqual(exercises.map(({ manifest }) => manifest.id).toSorted());
  });

  it('sets each exercise straight after the lesson it belongs to', () => {
    let slug: string | undefined;
    for (const step of steps) {
      if (step.kind === 'lesson') slug = step.lesson.slug;
      else expect(lessonOf(step.exercise.manifest, lessons)?.slug, nameOf(step)).toBe(slug);
    }
  });
});
