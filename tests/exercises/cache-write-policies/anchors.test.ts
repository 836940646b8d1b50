import { describe, expect, it } from 'vitest';
import { createCache as stepsAndStates } from '../../../exercises/caching/cache-write-policies/private/accepted/steps-and-states.ts';
import { createCache as reference } from '../../../exercises/caching/cache-write-policies/private/reference.ts';
import { scheduleOf } from '../../../exercises/caching/cache-write-policies/suite/schedule-parts.ts';
import { createStream } from '../../../src/kernel/index.ts';
import type { CallSpec } from '../../../src/sim/service/index.ts';
import { play, type CreateCache } from './play.ts';

const batches = 60;

/** Returns how many writes a batch of sets of evenly drawn keys costs on average, with a flush after each batch. */
async function writesPerBatch(createCache: CreateCache, keys: number, setsPerBatch: number): Promise<number> {
  const stream = createStream(`batches ${keys} ${setsPerBatch}`);
  const calls: CallSpec[] = [];
  for (let batch = 0; batch < batches; batch++) {
    for (let n = 0; n < setsPerBatch; n++) calls.push({ atMicros: batch * 100_000, method: 'set', args: [`k${stream.below(keys)}`, n] });
    calls.push({ atMicros: batch * 100_000 + 1, method: 'flush', args: [] });
  }
  const store = { write: { kind: 'fixed', micros: 1 } } as const;
  const options = { flushMs: 50_000, maxDirty: 100_000 };
  const schedule = scheduleOf({ name: 'batches', stream, policy: 'write-behind', options, calls, store, mostActs: 200_000 });
  const [run] = await play({ entry: 'createCache', schedules: [schedule] }, createCache);
  expect(run!.ending).toBe('done');
  return run!.history.filter((event) => event.kind === 'serviceCall').length / batches;
}

/** The expected number of m blocks that k records hit, drawn evenly: m(1 - (1 - 1/m)^k). */
function cardenas(blocks: number, records: number): number {
  let missed = 1;
  for (let n = 0; n < records; n++) missed *= 1 - 1 / blocks;
  return blocks * (1 - missed);
}

// A. F. Cardenas, "Analysis and performance of inverted data base structures", CACM 18(5), 1975, as S. B. Yao quotes it in "Approximating block accesses in
// database organizations", CACM 20(4), 1977, equation 1: of m blocks, k records hit m(1 - (1 - 1/m)^k). Keys are the blocks here, sets the records.
describe('what coalescing leaves', () => {
  it.each([
    [100, 10, 9.56],
    [100, 100, 63.4],
    [100, 300, 95.1],
    [500, 100, 90.7],
  ])('[R13] of %s keys a batch of %s sets writes what the formula says', async (keys, sets, expected) => {
    expect(cardenas(keys, sets)).toBeCloseTo(expected, 1);
    for (const createCache of [reference, stepsAndStates]) {
      const found = await writesPerBatch(createCache, keys, sets);
      // The count of one batch varies by less than half the square root of its mean; four standard errors of the mean of all batches.
      expect(Math.abs(found - cardenas(keys, sets))).toBeLessThan((4 * 0.5 * Math.sqrt(expected)) / Math.sqrt(batches));
    }
  });
});
