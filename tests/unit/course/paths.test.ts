import { describe, expect, it, vi } from 'vitest';
import { afterPrerequisites, loadExercises } from '../../../src/course/exercises.ts';
import { lessonOf } from '../../../src/course/lesson-of.ts';
import { loadLessons } from '../../../src/course/lessons.ts';
import { loadPaths, minutesOf, type PathStep } from '../../../src/course/paths.ts';

vi.mock('astro:content', () => import('./stored-content.ts'));

const [lessons, exercises, paths] = [await loadLessons(), loadExercises(), await loadPaths()];
const nameOf = (step: PathStep) => (step.kind === 'lesson' ? step.lesson.slug : `build:${step.exercise.manifest.id}`);

/** Returns what must come before a step: a lesson's prerequisites; an exercise's own, and its lesson where the path has lessons. */
function requiredBy(step: PathStep, hasLessons: boolean): readonly string[] {
  if (step.kind === 'lesson') return step.lesson.prerequisites;
  const { manifest } = step.exercise;
  const lesson = hasLessons ? [lessonOf(manifest, lessons)!.slug] : [];
  return [...lesson, ...manifest.prerequisites.map((id) => `build:${id}`)];
}

describe.each(paths)('the path "$title"', ({ stages }) => {
  const steps = stages.flatMap((stage) => stage.steps);
  const names = steps.map(nameOf);

  it('sets every step after all that it requires, and names none twice', () => {
    const hasLessons = steps.some(({ kind }) => kind === 'lesson');
    const early = steps.flatMap((step, at) =>
      requiredBy(step, hasLessons)
        .filter((name) => !names.slice(0, at).includes(name))
        .map((name) => `${names[at]} requires ${name}`),
    );
    expect(early).toEqual([]);
    expect(new Set(names).size).toBe(names.length);
  });
});

describe('the path to an interview', () => {
  const { stages } = paths.find(({ id }) => id === 'interview')!;

  it('has fourteen days, each an exercise or about half an hour of lessons', () => {
    expect(stages).toHaveLength(14);
    for (const { title, steps } of stages) {
      if (steps.some(({ kind }) => kind === 'exercise')) expect(steps, title).toHaveLength(1);
      else {
        const minutes = steps.reduce((sum, step) => sum + minutesOf(step), 0);
        expect(minutes, title).toBeGreaterThanOrEqual(25);
        expect(minutes, title).toBeLessThanOrEqual(35);
      }
    }
  });
});

describe('the order of exercises', () => {
  const of = (id: string, ...prerequisites: string[]) => ({ manifest: { ...exercises[0]!.manifest, id, prerequisites } });
  const idsOf = (some: readonly { readonly manifest: { readonly id: string } }[]) => some.map(({ manifest }) => manifest.id).join(' ');

  it('sets each after its prerequisites and changes nothing else', () => {
    expect(idsOf(afterPrerequisites([of('a', 'd'), of('b', 'a'), of('c'), of('d'), of('e')]))).toBe('c d a b e');
    expect(idsOf(afterPrerequisites([of('b', 'a'), of('a', 'not there')]))).toBe('a b');
  });

  it('throws when some require each other, naming them', () => {
    expect(() => afterPrerequisites([of('a', 'b'), of('b', 'a'), of('c')])).toThrow(/exercises a, b cannot .* Mend their "prerequisites"/);
  });

  it('is easier ones of a module first', () => {
    const caching = exercises.filter(({ manifest }) => manifest.family === 'caching');
    expect(idsOf(caching.slice(0, 1))).toBe('cache-lru');
    const rank = { starter: 0, core: 1, hard: 2 } as const;
    const ranks = caching.map(({ manifest }) => rank[manifest.difficulty]);
    expect(ranks).toEqual(ranks.toSorted());
  });
});
