import { describe, expect, it } from 'vitest';
import { createCollapser as callAsSubject } from '../../../exercises/caching/request-collapsing/private/accepted/call-as-subject.ts';
import { createCollapser as oneTable } from '../../../exercises/caching/request-collapsing/private/accepted/one-table-of-waiters.ts';
import { createCollapser as promisesAndRaces } from '../../../exercises/caching/request-collapsing/private/accepted/promises-and-races.ts';
import { createCollapser as lateAnswerEndsTheNextCall } from '../../../exercises/caching/request-collapsing/private/mutants/late-answer-ends-the-next-call.ts';
import { createCollapser as leavingCountsTwice } from '../../../exercises/caching/request-collapsing/private/mutants/leaving-counts-twice.ts';
import { createCollapser as reference } from '../../../exercises/caching/request-collapsing/private/reference.ts';
import { failedTests, type CreateCollapser } from './play.ts';

const right: Readonly<Record<string, CreateCollapser>> = { reference, callAsSubject, oneTable, promisesAndRaces };

describe('solutions under other seeds than the published one', () => {
  it.each(Object.keys(right))('pass: %s', async (name) => {
    for (const seed of ['first', 'second']) expect(await failedTests(seed, right[name]!)).toEqual([]);
  });

  it('fail by the mistakes that hide best', async () => {
    for (const seed of ['first', 'second']) {
      expect(await failedTests(seed, lateAnswerEndsTheNextCall)).toContain('R9/late');
      expect(await failedTests(seed, leavingCountsTwice)).toContain('R11/abort-only');
    }
  });

  it('[R2] fail where a map of promises is all there is', async () => {
    const tenLines: CreateCollapser = ({ fetch }: { fetch(key: string): Promise<unknown> }) => {
      const calls = new Map<string, Promise<unknown>>();
      return {
        get(key: string) {
          let call = calls.get(key);
          if (!call) calls.set(key, (call = fetch(key).finally(() => calls.delete(key))));
          return call;
        },
      };
    };
    const failed = await failedTests('first', tenLines);
    for (const id of ['R7/throws', 'R8/timeout', 'R10/leaves', 'R12/left-before']) expect(failed).toContain(id);
    for (const id of ['R2/example', 'R4/example', 'R6/example', 'R3/values', 'R5/not-kept', 'R6/error']) expect(failed).not.toContain(id);
  });
});
