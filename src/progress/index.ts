import { createProgress } from './create-progress.ts';
import type { Pass, Progress } from './types.ts';

export { createProgress } from './create-progress.ts';
export { newId } from './identity.ts';
export { refuseLargeFile } from './read-file.ts';
export type * from './types.ts';

let shared: Promise<Progress> | undefined;

/** Opens the learner's store, one for the page; never rejects. Look at `status` to learn whether it keeps anything. */
export function openProgress(): Promise<Progress> {
  shared ??= createProgress();
  return shared;
}

/** Returns whether the learner has passed an exercise. */
export async function hasPassed(exerciseId: string): Promise<boolean> {
  return (await openProgress()).hasPassed(exerciseId);
}

/** Remembers that the solutions of an exercise were shown on demand. */
export async function recordReveal(exerciseId: string): Promise<void> {
  return (await openProgress()).recordReveal(exerciseId);
}

/** Returns the latest pass of an exercise, `source` being the code that passed; undefined when there is none. */
export async function getLatestPass(exerciseId: string): Promise<Pass | undefined> {
  return (await openProgress()).getLatestPass(exerciseId);
}
