import { existsSync, globSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { CallsExercise } from '../../src/grader/authoring.ts';

/** The root of the repository. */
export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');

/** An exercise's folder: `exercises/<family>/<id>`. */
export interface ExerciseFolder {
  readonly id: string;
  readonly family: string;
  /** Absolute. */
  readonly folder: string;
}

/** Returns every exercise folder, ordered by id. A folder counts once it has a manifest or a suite. */
export function findExerciseFolders(): ExerciseFolder[] {
  const folders = new Set(
    globSync('exercises/*/*/{exercise.ts,suite/index.ts}', { cwd: root }).map((file) => file.split(path.sep).slice(0, 3).join('/')),
  );
  return [...folders]
    .map((folder) => ({ id: path.basename(folder), family: path.basename(path.dirname(folder)), folder: path.join(root, folder) }))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** Loads the suite of an exercise. Returns undefined when there is none; throws when it cannot be loaded or exports no `exercise`. */
export async function loadSuite({ folder }: ExerciseFolder): Promise<CallsExercise | undefined> {
  const file = path.join(folder, 'suite/index.ts');
  if (!existsSync(file)) return undefined;
  const { exercise } = (await import(pathToFileURL(file).href)) as { exercise?: CallsExercise };
  if (!exercise) throw new Error(`${relative(file)} exports no "exercise"`);
  return exercise;
}

/** Returns the reference of an exercise and its first, middle and last mutant by name, as absolute paths: programs that stand for all of them. */
export function findSamplePrograms({ folder }: ExerciseFolder): string[] {
  const mutants = globSync('*.ts', { cwd: path.join(folder, 'private/mutants') }).sort();
  const chosen = [0, mutants.length >> 1, mutants.length - 1].map((index) => `mutants/${mutants[index]}`);
  return ['reference.ts', ...chosen].map((file) => path.join(folder, 'private', file));
}

/** Returns a path from the root, with forward slashes. */
export function relative(file: string): string {
  return path.relative(root, file).split(path.sep).join('/');
}
