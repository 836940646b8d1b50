import { defineCallsExercise } from '../../../../src/grader/authoring.ts';
import manifest from '../exercise.ts';
import { budgetTests } from './budgets.ts';
import { check } from './check.ts';
import { loadTests } from './load-tests.ts';
import { replicaTests } from './replica-tests.ts';
import { surface } from './ring-calls.ts';
import { ringTests } from './ring-tests.ts';
import { setupText } from './setup-text.ts';
import { shrinking } from './shrinking.ts';
import { spreadTest } from './spread.ts';
import { states } from './states.ts';
import { visibleTests } from './visible.ts';
import { weightTests } from './weight-tests.ts';

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
  tests: [...visibleTests, ...ringTests, ...weightTests, ...replicaTests, ...loadTests, ...budgetTests, spreadTest],
});
