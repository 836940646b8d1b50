import { defineCallsExercise } from '../../../../src/grader/authoring.ts';
import manifest from '../exercise.ts';
import { budgetTests } from './budgets.ts';
import { model, states } from './model.ts';
import { ruleTests } from './rules.ts';
import { setupText } from './setup-text.ts';
import { shrinking } from './shrinking.ts';
import { surface } from './ttl-calls.ts';
import { visibleTests } from './visible.ts';
import { workloadTests } from './workloads.ts';

export const exercise = defineCallsExercise({
  id: manifest.id,
  version: manifest.version,
  seed: manifest.seed,
  rules: manifest.rules.map((rule) => rule.id),
  interface: surface,
  model,
  states,
  setupText,
  shrinking,
  tests: [...visibleTests, ...ruleTests, ...budgetTests, ...workloadTests],
});
