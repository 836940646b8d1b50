import type { RandomStream } from '../../../../src/kernel/index.ts';
import { buildCase, integerArgument, type BudgetTest, type CallCase } from '../../../../src/grader/authoring.ts';
import manifest from '../exercise.ts';
import { method } from './interface.ts';

const callsPerKey = 3;

/** Fills a cache of capacity n, then mixes hits, misses, evictions, overwrites and deletions, three calls a key. */
function prepare(size: number, stream: RandomStream): { fill: CallCase; measured: CallCase } {
  const setup = [{ capacity: size }];
  const fill = buildCase(
    setup,
    Array.from({ length: size }, (_, key) => [method.set, integerArgument(key), integerArgument(key)] as const),
  );
  const count = callsPerKey * size;
  const measured: CallCase = { setup, methods: new Uint8Array(count), a: new Int32Array(count), b: new Int32Array(count) };
  for (let at = 0; at < count; at++) {
    const draw = stream.below(20);
    measured.methods[at] =
      draw < 9 ? method.get : draw < 16 ? method.set : draw < 17 ? method.has : draw < 18 ? method.delete : method.access;
    measured.a[at] = integerArgument(stream.below(size + (size >> 2)));
    measured.b[at] = integerArgument(at);
  }
  return { fill, measured };
}

/** Returns the budget the manifest tells the learner of. */
function budgetOf(id: string): { id: string; budget: number; unit: string } {
  const found = manifest.budgets.find((each) => each.id === id);
  if (!found) throw new Error(`exercises/caching/cache-lru/exercise.ts names no budget ${id}: add it to budgets`);
  return { id, budget: found.budget, unit: found.unit };
}

export const budgetTest: BudgetTest = {
  kind: 'budget',
  id: 'R12/steps',
  rule: 'R12',
  title: 'steps per call at 1,024, 4,096 and 16,384 keys',
  failure: 'The cost of a call grows with the number of keys held, or is far above what a constant-time cache needs.',
  sizes: [1024, 4096, 16384],
  prepare,
  measure(stepsPerCall) {
    const last = stepsPerCall.at(-1)!;
    return [
      { ...budgetOf('steps-per-operation'), value: last },
      { ...budgetOf('growth'), value: last / stepsPerCall[0]! },
    ];
  },
};
