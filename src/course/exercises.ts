import { getEntry, type CollectionEntry } from 'astro:content';
import type { CallsExercise } from '../grader/authoring.ts';
import type { VisibleTest } from '../islands/workspace/props.ts';
import type { ExerciseManifest } from '../schema/exercise.ts';
import { readManifest } from './manifest.ts';
import { moduleById, modules } from './modules.ts';
import { visibleTestsOf } from './visible-tests.ts';

const manifests = import.meta.glob<unknown>('/exercises/*/*/exercise.ts', { eager: true, import: 'default' });
const contracts = import.meta.glob<string>('/exercises/*/*/contract.ts', { eager: true, query: '?raw', import: 'default' });
const starters = import.meta.glob<string>('/exercises/*/*/starter.ts', { eager: true, query: '?raw', import: 'default' });
const suites = import.meta.glob<CallsExercise>('/exercises/*/*/suite/index.ts', { import: 'exercise' });

/** An exercise as pages show it. */
export interface Exercise {
  readonly manifest: ExerciseManifest;
  /** Its folder from the root: "/exercises/caching/cache-lru". */
  readonly folder: string;
  readonly contractSource: string;
  readonly starterSource: string;
}

const difficulties = ['starter', 'core', 'hard'] as const;

/**
 * Returns every exercise in the order of the course, easier ones of a module first, each after those to do before it. Throws on a manifest that is not
 * valid.
 */
export function loadExercises(): Exercise[] {
  const exercises = Object.entries(manifests).map(([path, value]): Exercise => {
    const folder = path.replace(/\/exercise\.ts$/, '');
    const manifest = readManifest(path, value);
    moduleById(manifest.family, path);
    return {
      manifest,
      folder,
      contractSource: required(contracts, `${folder}/contract.ts`),
      starterSource: required(starters, `${folder}/starter.ts`),
    };
  });
  const rank = ({ manifest }: Exercise): number =>
    modules.findIndex((module) => module.id === manifest.family) * 10 + difficulties.indexOf(manifest.difficulty);
  return afterPrerequisites(exercises.sort((a, b) => rank(a) - rank(b) || (a.manifest.id < b.manifest.id ? -1 : 1)));
}

/** Returns the exercises in their order, but each that has prerequisites among them only after these. Throws when some require each other. */
export function afterPrerequisites<T extends Pick<Exercise, 'manifest'>>(exercises: readonly T[]): T[] {
  const ordered: T[] = [];
  const left = [...exercises];
  while (left.length > 0) {
    const ids = left.map(({ manifest }) => manifest.id);
    const ready = left.findIndex(({ manifest }) => !manifest.prerequisites.some((id) => ids.includes(id)));
    if (ready < 0)
      throw new Error(`The exercises ${ids.join(', ')} cannot be put in order: some require each other. Mend their "prerequisites".`);
    ordered.push(...left.splice(ready, 1));
  }
  return ordered;
}

/** Returns the tests that the workspace shows. Throws when the exercise has no suite. */
export async function loadVisibleTests(exercise: Exercise): Promise<VisibleTest[]> {
  const path = `${exercise.folder}/suite/index.ts`;
  const load = suites[path];
  if (!load)
    throw new Error(`${path} is missing or exports no "exercise". Without a suite the exercise cannot be graded; see CONTRIBUTING.md.`);
  return visibleTestsOf(await load());
}

/** Returns the statement of an exercise, ready to render. Throws when there is none. */
export async function loadStatement(exercise: Exercise): Promise<CollectionEntry<'statements'>> {
  const entry = await getEntry('statements', `${exercise.manifest.family}/${exercise.manifest.id}`);
  if (!entry)
    throw new Error(`${exercise.folder}/statement.mdx is missing. Write what to build, what is out of scope, and how it is measured.`);
  return entry;
}

/** Returns the approaches of an exercise, ready to render, or undefined when none are written. */
export async function loadApproaches(exercise: Exercise): Promise<CollectionEntry<'approaches'> | undefined> {
  return getEntry('approaches', `${exercise.manifest.family}/${exercise.manifest.id}`);
}

/** Returns a file's text. Throws when the exercise lacks it. */
function required(files: Record<string, string>, path: string): string {
  const text = files[path];
  if (text === undefined) throw new Error(`${path} is missing. Every exercise has a contract.ts and a starter.ts; see CONTRIBUTING.md.`);
  return text;
}
