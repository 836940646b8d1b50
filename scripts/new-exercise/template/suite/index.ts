import { defineCallsExercise } from '../../../../src/grader/authoring.ts';
import manifest from '../exercise.ts';
import { surface } from './interface.ts';
import { model, states } from './model.ts';
import { shrinking } from './shrinking.ts';
import { budgetTest, caseTests } from './tests.ts';

export const exercise = defineCallsExercise({
  id: manifest.id,
  version: manifest.version,
  seed: manifest.seed,
  rules: manifest.rules.map((rule) => rule.id),
  interface: surface,
  model,
  states,
  setupText: ([options]) => `createCounter({ limit: ${String((options as { limit: number }).limit)} })`,
  shrinking,
  tests: [...caseTests, budgetTest],
});
