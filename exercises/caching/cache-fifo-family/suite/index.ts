import { constantFrom, defineCallsExercise, integer, record } from '../../../../src/grader/authoring.ts';
import { method, surface } from '../../suite-parts/cache-calls.ts';
import { shrinkingOf, smallCapacity } from '../../suite-parts/shrinking.ts';
import manifest from '../exercise.ts';
import { budgetTests } from './budgets.ts';
import { check } from './check.ts';
import { policies, type ReplacementSetup } from './policies.ts';
import { randomTests } from './random-tests.ts';
import { ruleTests } from './rules.ts';
import { setupText } from './setup-text.ts';
import { states } from './states.ts';
import { visibleTests } from './visible.ts';
import { workloadTests } from './workloads.ts';

export const exercise = defineCallsExercise({
  id: manifest.id,
  version: manifest.version,
  seed: manifest.seed,
  rules: manifest.rules.map((rule) => rule.id),
  interface: { ...surface, adapter: 'replacement-cache' },
  check,
  states,
  setupText,
  shrinking: shrinkingOf<ReplacementSetup>(
    record({ capacity: smallCapacity, policy: constantFrom(...policies), seed: integer({ min: 0, max: 2 ** 31 }) }),
  ),
  tests: [...visibleTests, ...ruleTests, ...randomTests, ...budgetTests, ...workloadTests],
  trace: { method: method.access, setup: (capacity) => [{ capacity, policy: 'fifo', seed: 0 }] },
});
