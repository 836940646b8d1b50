import { buildCase, defineCallsExercise, integer } from '../../../../src/grader/authoring.ts';
import { replaySaga, type SagaScenario } from '../../../../src/sim/saga/index.ts';
import manifest from '../exercise.ts';
import { budgetTests } from './budgets.ts';
import { exhibits } from './exhibits.ts';
import { ruleTests } from './rules.ts';
import { simulations } from './simulations.ts';
import { visibleTests } from './visible.ts';

export const exercise = defineCallsExercise({
  id: manifest.id,
  version: manifest.version,
  seed: manifest.seed,
  rules: manifest.rules.map((rule) => rule.id),
  // The coordinator is only ever used by the world: no call is made on it one by one, so there is nothing to shrink either.
  interface: { entry: manifest.entry, methods: [], values: [] },
  check: () => undefined,
  states: () => [],
  setupText: () => 'createCoordinator(env)',
  shrinking: { arbitrary: integer(), toValue: () => 0, fromValue: () => buildCase([{}], []) },
  tests: [...visibleTests, ...ruleTests, ...budgetTests],
  world: { name: 'saga', simulations, replay: (scenario, trace) => replaySaga(scenario as SagaScenario, trace), exhibits },
});
