import { array, constantFrom, defineCallsExercise, integer, record, tuple, type CallCase } from '../../../../src/grader/authoring.ts';
import manifest from '../exercise.ts';
import { budgetTest } from './budget.ts';
import { method, surface } from './interface.ts';
import { model, states } from './model.ts';
import { ruleTests } from './rules.ts';
import { visibleTests } from './visible.ts';
import { workloadTests } from './workloads.ts';

/** A case as fast-check shrinks it: a smaller capacity, fewer calls, keys towards "a". */
interface Small {
  readonly capacity: number;
  readonly calls: (readonly [method: number, key: number, value: number])[];
}

const argument = integer({ min: -0x3fffffff, max: surface.values.length - 1 });

export const exercise = defineCallsExercise({
  id: manifest.id,
  version: manifest.version,
  seed: manifest.seed,
  rules: manifest.rules.map((rule) => rule.id),
  interface: surface,
  model,
  states,
  setupText: (setup) => `createCache({ capacity: ${String((setup[0] as { capacity: number }).capacity)} })`,
  shrinking: {
    arbitrary: record({
      capacity: integer({ min: 1, max: 0x7fffffff }),
      calls: array(tuple(constantFrom(...surface.methods.keys()), argument, argument)),
    }),
    toValue: (one: CallCase): Small => ({
      capacity: (one.setup[0] as { capacity: number }).capacity,
      calls: Array.from(one.methods, (called, at) => [called, one.a[at]!, one.b[at]!]),
    }),
    fromValue: ({ capacity, calls }: Small): CallCase => ({
      setup: [{ capacity }],
      methods: Uint8Array.from(calls, ([called]) => called),
      a: Int32Array.from(calls, ([, key]) => key),
      b: Int32Array.from(calls, ([, , value]) => value),
    }),
  },
  tests: [...visibleTests, ...ruleTests, budgetTest, ...workloadTests],
  trace: { method: method.access, setup: (capacity) => [{ capacity }] },
});
