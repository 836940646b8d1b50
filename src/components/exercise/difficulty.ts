import type { ExerciseManifest } from '../../schema/exercise.ts';

/** What lists call each difficulty. */
export const difficultyLabel: Record<ExerciseManifest['difficulty'], string> = {
  starter: 'A first exercise',
  core: 'Core',
  hard: 'Hard',
};
