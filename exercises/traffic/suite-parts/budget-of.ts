import type { ExerciseManifest } from '../../../src/schema/exercise.ts';

/** Returns a budget that a manifest tells the learner of, in the form a measure carries. Throws when the manifest names none of that id. */
export function budgetOf(manifest: ExerciseManifest, id: string): { id: string; budget: number; unit: string } {
  const found = manifest.budgets.find((each) => each.id === id);
  if (!found) throw new Error(`exercises/${manifest.family}/${manifest.id}/exercise.ts names no budget ${id}: add it to budgets`);
  return { id, budget: found.budget, unit: found.unit };
}
