import { defineCallsExercise } from '../../../../src/grader/authoring.ts';
import { surface } from '../../suite-parts/balancer-calls.ts';
import { setupText } from '../../suite-parts/balancer-setup.ts';
import { clusterWorldOf } from '../../suite-parts/cluster-simulations.ts';
import { shrinking } from '../../suite-parts/shrinking.ts';
import manifest from '../exercise.ts';
import { budgetTest } from './budget.ts';
import { check, states } from './check.ts';
import { ruleTests } from './rules.ts';
import { clusterSimulations, simulationTests } from './simulations.ts';
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
  tests: [...visibleTests, ...ruleTests, budgetTest, ...simulationTests],
  world: clusterWorldOf(clusterSimulations),
});
