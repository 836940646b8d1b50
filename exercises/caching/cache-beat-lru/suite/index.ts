import { defineCallsExercise } from '../../../../src/grader/authoring.ts';
import { setupText } from '../../suite-parts/setup-text.ts';
import manifest from '../exercise.ts';
import { budgetTests } from './budgets.ts';
import { check } from './check.ts';
import { method, surface } from './interface.ts';
import { ruleTests } from './rules.ts';
import { scoreTest } from './score-test.ts';
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
  tests: [...visibleTests, ...ruleTests, scoreTest, ...budgetTests],
  trace: { method: method.access, setup: (capacity) => [{ capacity }] },
});
