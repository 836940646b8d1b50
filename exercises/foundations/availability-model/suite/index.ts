import { defineCallsExercise } from '../../../../src/grader/authoring.ts';
import manifest from '../exercise.ts';
import { budgetTests } from './budgets.ts';
import { surface } from './calls.ts';
import { check } from './check.ts';
import { graphTests } from './graph-tests.ts';
import { modelTests } from './model-tests.ts';
import { requirementTests } from './requirement-tests.ts';
import { setupText } from './setup-text.ts';
import { shrinking } from './shrinking.ts';
import { states } from './states.ts';
import { visibleTests } from './visible.ts';

export const exercise = defineCallsExercise({
  id: manifest.id,
  version: manifest.version,
  seed: manifest.seed,
  rules: manifest.rules.map((rule) => rule.id),
  interface: surface,
  check,
  states,
  setupText,
  shrinking,
  tests: [...visibleTests, ...requirementTests, ...modelTests, ...graphTests, ...budgetTests],
});
