import type { BudgetTest, CallCase } from '../../../../src/grader/authoring.ts';
import type { RandomStream } from '../../../../src/kernel/index.ts';
import { budgetOf } from '../../suite-parts/budget-of.ts';
import manifest from '../exercise.ts';
import { method } from './interface.ts';
import { fetchCase, type ScoredWorkload } from './workloads.ts';

/** Half new keys in runs of 64, half Zipf over four times the capacity: whoever evicts is at work, and what has gone comes back. */
function manyKeys(size: number, requests: number): ScoredWorkload {
  const parts = [
    { spec: { kind: 'zipf', keyCount: 4 * size, alpha: 0.8 }, weight: 1 },
    { spec: { kind: 'scan' }, weight: 1, burst: 64 },
  ] as const;
  return { id: 'many-keys', title: '', capacity: size, requests, spec: { kind: 'mixture', parts } };
}

/** Returns a prefix of a case and what follows. */
function split({ setup, methods, a, b }: CallCase, at: number): { fill: CallCase; measured: CallCase } {
  return {
    fill: { setup, methods: methods.slice(0, at), a: a.slice(0, at), b: b.slice(0, at) },
    measured: { setup, methods: methods.slice(at), a: a.slice(at), b: b.slice(at) },
  };
}

/** Fills a cache of capacity n with many keys, then goes on, in sixteen calls one each of get, set, has, delete and size. */
function prepareAllCalls(size: number, stream: RandomStream): { fill: CallCase; measured: CallCase } {
  const { fill, measured } = split(fetchCase(manyKeys(size, 4 * size), stream), 2 * size);
  const others = [method.get, method.set, method.has, method.delete, method.size];
  for (let at = 0; at < measured.methods.length; at++) measured.methods[at] = others[stream.below(16)] ?? method.fetch;
  return { fill, measured };
}

/** Fills a cache of capacity n, then fetches sixteen keys for each place. */
function prepareManyKeys(size: number, stream: RandomStream): { fill: CallCase; measured: CallCase } {
  return split(fetchCase(manyKeys(size, 18 * size), stream), 2 * size);
}

/** Metered steps as the cache grows, and entries held while many keys come by. */
export const budgetTests: readonly BudgetTest[] = [
  {
    kind: 'budget',
    id: 'R12/steps',
    rule: 'R12',
    title: 'steps per call at 1,024, 4,096 and 16,384 keys',
    failure: 'The cost of a call grows with the number of keys held, or is far above what a constant-time cache needs.',
    sizes: [1024, 4096, 16384],
    prepare: prepareAllCalls,
    measure(stepsPerCall) {
      const last = stepsPerCall.at(-1)!;
      return [
        { ...budgetOf(manifest, 'steps-per-operation'), value: last },
        { ...budgetOf(manifest, 'growth'), value: last / stepsPerCall[0]! },
      ];
    },
  },
  {
    kind: 'budget',
    id: 'R13/entries',
    rule: 'R13',
    title: 'entries held while many more keys come by than fit',
    failure: 'The cache keeps a record of more keys than its capacity warrants: what it remembers of keys that have gone must be bounded.',
    sizes: [1024],
    watch: true,
    prepare: prepareManyKeys,
    measure: (_stepsPerCall, entriesHeld) => [{ ...budgetOf(manifest, 'entries-held'), value: entriesHeld[0]! / 1024 }],
  },
];
