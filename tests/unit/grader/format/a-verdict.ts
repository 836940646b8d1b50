import type { Counterexample, Verdict } from '../../../../src/grader/protocol/verdict.ts';

/** Makes a failing case of three calls that differs at the third. */
export function aCounterexample(changes: Partial<Counterexample> = {}): Counterexample {
  return {
    kind: 'calls',
    setup: 'createCache({ capacity: 1 })',
    steps: [
      { call: 'set("a", 1)', expected: 'undefined', actual: 'undefined' },
      { call: 'set("b", 2)', expected: 'undefined', actual: 'undefined' },
      { call: 'get("a")', expected: 'undefined', actual: '1' },
    ],
    divergence: 2,
    case: { setup: [{ capacity: 1 }], calls: [] },
    ...changes,
  };
}

/** Makes a verdict that passed in full, with the changes given. */
export function aVerdict(changes: Partial<Verdict> = {}): Verdict {
  return {
    exercise: 'cache-lru',
    outcome: 'pass',
    rules: [
      { id: 'R1', outcome: 'pass' },
      { id: 'R2', outcome: 'pass' },
    ],
    measures: [
      { id: 'steps', value: 14.2, budget: 60, unit: 'steps', outcome: 'pass' },
      { id: 'growth', value: 1, budget: 2, unit: 'times', outcome: 'pass' },
    ],
    receipt: { exerciseVersion: '1.0.0', codeHash: 'c'.repeat(64), seed: 'headroom-1', transcriptHash: 't'.repeat(64) },
    scope: 'full',
    calls: 52_000,
    visibleTests: [
      { id: 'R1/example', rule: 'R1', title: 'reads back', outcome: 'pass' },
      { id: 'R2/example', rule: 'R2', title: 'evicts', outcome: 'pass' },
    ],
    ...changes,
  };
}

export const RULES = [
  { id: 'R1', text: 'A key that was set is found by `get`.' },
  { id: 'R2', text: 'The cache never holds more than `capacity` keys.' },
];
