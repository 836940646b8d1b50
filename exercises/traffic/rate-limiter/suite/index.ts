import { defineCallsExercise } from '../../../../src/grader/authoring.ts';
import manifest from '../exercise.ts';
import { budgetTests } from './budgets.ts';
import { surface } from './limiter-calls.ts';
import { model, states, type Limits } from './model.ts';
import { ruleTests } from './rules.ts';
import { shrinking } from './shrinking.ts';
import { visibleTests } from './visible.ts';
import { workloadTests } from './workloads.ts';

/** Returns how the limiters of a case are made, as source text. */
function setupText(setup: readonly unknown[]): string {
  const texts = (setup as readonly Limits[]).map(
    ({ burst, count, periodMs }) => `createRateLimiter({ burst: ${burst}, count: ${count}, periodMs: ${periodMs}, now })`,
  );
  return texts.join(', second: ');
}

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
