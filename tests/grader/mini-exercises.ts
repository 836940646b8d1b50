import {
  buildCase,
  defineCallsExercise,
  integer,
  integerArgument,
  ResultCode,
  type CallCase,
  type CallsExercise,
  type Check,
  type Test,
} from '../../src/grader/authoring.ts';
import { replayCluster, type ClusterOutcome, type ClusterScenario, type ClusterTrace } from '../../src/sim/cluster/index.ts';

/** What the tests' small exercises have in common: nothing to shrink by, no states. */
export function smallExercise(parts: Pick<CallsExercise, 'interface' | 'tests'> & Partial<CallsExercise>): CallsExercise {
  return defineCallsExercise({
    id: 'small',
    version: '1.0.0',
    seed: 'small-1',
    rules: [...new Set(parts.tests.map((test) => test.rule))],
    states: () => [],
    setupText: ([options]) => `create(${JSON.stringify(options)})`,
    shrinking: { arbitrary: integer(), toValue: () => 0, fromValue: () => buildCase([{}], []) },
    ...parts,
  });
}

/** A test on one case that is judged by the exercise's check, or its own. */
export function caseTest(id: string, one: CallCase, more: Partial<Extract<Test, { kind: 'cases' }>> = {}): Test {
  return { kind: 'cases', id, rule: 'R1', title: id, failure: `${id} failed`, cases: () => [one], ...more };
}

/** Expects the listed result codes, call by call. */
export function expecting(codes: readonly number[]): Check {
  return (_one, results) => {
    const callIndex = results.findIndex((code, index) => code !== codes[index]);
    return callIndex < 0 ? undefined : { callIndex, expected: String(codes[callIndex]) };
  };
}

const nothing = ResultCode.undefined;

/** A clock that only shows what the adapter of expiring caches does: `get` gives the time. */
export const clockExercise = smallExercise({
  interface: {
    entry: 'createCache',
    adapter: 'expiring-cache',
    methods: [
      { name: 'get', kind: 'call', arity: 1 },
      { name: 'advance', kind: 'call', arity: 1 },
      { name: 'set', kind: 'call', arity: 3 },
      { name: 'size', kind: 'read', arity: 0 },
      { name: 'get', kind: 'call', arity: 1, instance: 1 },
    ],
    values: [{ kind: 'plain', value: Infinity }],
  },
  tests: [
    caseTest(
      'R1/clock',
      buildCase(
        [{ capacity: 3 }],
        [
          [0, integerArgument(1)],
          [1, integerArgument(25)],
          [0, integerArgument(1)],
          [2, integerArgument(1), integerArgument(2), 0],
          [3],
          [4, integerArgument(1)],
        ],
      ),
      { check: expecting([0x100000 + 1000, nothing, 0x100000 + 1025, nothing, 0x100000 + 7, 0x100000 + 1025]) },
    ),
  ],
});

/** A ring of two methods, to see texts as keys, elements of lists and errors that may be right. */
export function ringExercise(tests: readonly Test[], check?: Check): CallsExercise {
  return smallExercise({
    interface: {
      entry: 'createHashRing',
      adapter: 'hash-ring',
      methods: [
        { name: 'addNode', kind: 'call', arity: 2 },
        { name: 'getNode', kind: 'call', arity: 1, textPrefix: 'key-' },
        { name: 'getNodes', kind: 'element', arity: 2, textPrefix: 'key-' },
      ],
      values: [
        { kind: 'plain', value: 'a' },
        { kind: 'plain', value: 'b' },
        { kind: 'plain', value: 'length' },
        { kind: 'plain', value: undefined },
        { kind: 'plain', value: NaN },
      ],
    },
    ...(check && { check }),
    tests,
  });
}

/** A balancer that is run in a small cluster: it must never be at fault. */
export const clusterExercise = smallExercise({
  interface: { entry: 'createBalancer', adapter: 'balancer', methods: [{ name: 'pick', kind: 'call', arity: 2 }], values: [] },
  check: () => undefined,
  world: {
    name: 'cluster',
    simulations: [
      {
        id: 'calm',
        label: 'A calm hour',
        scenario: (stream): ClusterScenario => ({
          seed: `calm/${stream.uint32()}`,
          backends: ['a', 'b', 'c'].map((id) => ({ id, weight: 1 })),
          requests: 3_000,
          arrivals: { kind: 'poisson', utilisation: 0.7 },
          service: { kind: 'exponential', meanMs: 10 },
        }),
      },
    ],
    replay: (scenario, trace) => replayCluster(scenario as ClusterScenario, trace as ClusterTrace),
    exhibits: (runs) => [...runs.keys()].map((id) => ({ id, title: id, data: null })),
  },
  tests: [
    {
      kind: 'simulation',
      id: 'R1/calm',
      rule: 'R1',
      title: 'a calm hour',
      failure: 'The balancer failed in a calm hour.',
      simulations: ['calm'],
      judge: ([outcome]: readonly ClusterOutcome[]) => {
        const { fault } = outcome!;
        if (fault) return { failure: { message: `It was at fault: ${fault.kind}.`, ...(fault.kind === 'threw' && { threw: true }) } };
        return { measures: [{ id: 'requests', value: 3000, budget: 6000, unit: 'requests' }] };
      },
    },
  ],
});
