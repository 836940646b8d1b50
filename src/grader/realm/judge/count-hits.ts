import { assert } from '../../../kernel/index.ts';
import type { CallsExercise } from '../../authoring.ts';
import { integerArgument, packCases, ResultCode } from '../../protocol/calls.ts';
import type { LearnerLink } from './learner-link.ts';
import { caseLimits, chunkLimits } from './run-tests.ts';

const chunkKeys = 16_384;

/** Runs an access trace through the learner's cache and counts hits; rejects with a message for the learner when the code fails. */
export async function countHits(
  exercise: CallsExercise,
  request: { readonly code: string; readonly capacity: number; readonly keys: Int32Array },
  link: LearnerLink,
): Promise<number> {
  const { trace } = exercise;
  assert(trace, `${exercise.id} has no trace method`);
  await link.ready;
  const loaded = await link.load(request.code, exercise.interface, exercise.seed, caseLimits);
  if (loaded.problem) throw new Error(loaded.problem.message);
  let hits = 0;
  for (let from = 0; from < request.keys.length; from += chunkKeys) {
    const a = request.keys.slice(from, from + chunkKeys).map(integerArgument);
    const one = { setup: trace.setup(request.capacity), methods: new Uint8Array(a.length).fill(trace.method), a, b: a };
    const reply = await link.run(packCases([one]), chunkLimits, from === 0 ? 'batch' : 'continue');
    for (const result of reply.results) {
      if (result === ResultCode.true) hits += 1;
      else if (result !== ResultCode.false)
        throw new Error(`Your cache failed on this trace: ${reply.thrown[0]?.message ?? 'a call did not end'}.`);
    }
  }
  return hits;
}
