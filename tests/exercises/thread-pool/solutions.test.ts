import { describe, expect, it } from 'vitest';
import { createPools as semaphores } from '../../../exercises/foundations/thread-pool/private/accepted/semaphores.ts';
import { createPools as ticketsAndCallbacks } from '../../../exercises/foundations/thread-pool/private/accepted/tickets-and-callbacks.ts';
import { createPools as workerLoops } from '../../../exercises/foundations/thread-pool/private/accepted/worker-loops.ts';
import { createPools as closeWaitsForRunningJobsOnly } from '../../../exercises/foundations/thread-pool/private/mutants/close-waits-for-running-jobs-only.ts';
import { createPools as oneSharedPool } from '../../../exercises/foundations/thread-pool/private/mutants/one-shared-pool.ts';
import { createPools as throwLosesTheWorker } from '../../../exercises/foundations/thread-pool/private/mutants/throw-loses-the-worker.ts';
import { createPools as unboundedQueue } from '../../../exercises/foundations/thread-pool/private/mutants/unbounded-queue.ts';
import { createPools as reference } from '../../../exercises/foundations/thread-pool/private/reference.ts';
import { failedTests, type CreatePools } from './play.ts';

const right: Readonly<Record<string, CreatePools>> = { reference, semaphores, ticketsAndCallbacks, workerLoops };

describe('solutions under other seeds than the published one', () => {
  it.each(Object.keys(right))('pass: %s', async (name) => {
    for (const seed of ['first', 'second']) expect(await failedTests(seed, right[name]!)).toEqual([]);
  });

  it('fail by their mistake', async () => {
    expect(await failedTests('first', oneSharedPool)).toEqual(expect.arrayContaining(['R6/example', 'R6/borrows', 'R13/evening']));
    expect(await failedTests('first', unboundedQueue)).toContain('R5/refuses');
    expect(await failedTests('second', throwLosesTheWorker)).toContain('R9/frees');
    expect(await failedTests('second', closeWaitsForRunningJobsOnly)).toContain('R12/waits');
  });
});
