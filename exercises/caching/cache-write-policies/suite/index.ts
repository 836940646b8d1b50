import { buildCase, defineCallsExercise, integer } from '../../../../src/grader/authoring.ts';
import { replayService, type ServiceScenario } from '../../../../src/sim/service/index.ts';
import manifest from '../exercise.ts';
import { budgetTests } from './budgets.ts';
import { ruleTests } from './rules.ts';
import { simulations } from './simulations.ts';
import { visibleTests } from './visible.ts';

export const exercise = defineCallsExercise({
  id: manifest.id,
  version: manifest.version,
  seed: manifest.seed,
  rules: manifest.rules.map((rule) => rule.id),
  // The cache is only ever used by the world: no call is made on it one by one, so there is nothing to shrink either.
  interface: { entry: manifest.entry, methods: [], values: [] },
  check: () => undefined,
  states: () => [],
  setupText: () => 'createCache(env)',
  shrinking: { arbitrary: integer(), toValue: () => 0, fromValue: () => buildCase([{}], []) },
  tests: [...visibleTests, ...ruleTests, ...budgetTests],
  world: { name: 'service', simulations, replay: (scenario, trace) => replayService(scenario as ServiceScenario, trace) },
});
