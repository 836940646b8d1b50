import { describe, expect, it } from 'vitest';
import { createReader as entryObjects } from '../../../exercises/caching/cache-aside/private/accepted/entry-objects.ts';
import { createReader as oneMapOfStates } from '../../../exercises/caching/cache-aside/private/accepted/one-map-of-states.ts';
import { createReader as versionsAndCallbacks } from '../../../exercises/caching/cache-aside/private/accepted/versions-and-callbacks.ts';
import { createReader as failureEndsTheNewerLoad } from '../../../exercises/caching/cache-aside/private/mutants/failure-ends-the-newer-load.ts';
import { createReader as nullCountsAsAbsence } from '../../../exercises/caching/cache-aside/private/mutants/null-counts-as-absence.ts';
import { createReader as reference } from '../../../exercises/caching/cache-aside/private/reference.ts';
import { failedTests, type CreateReader } from './play.ts';

const right: Readonly<Record<string, CreateReader>> = { reference, entryObjects, oneMapOfStates, versionsAndCallbacks };

describe('solutions under other seeds than the published one', () => {
  it.each(Object.keys(right))('pass: %s', async (name) => {
    for (const seed of ['first', 'second']) expect(await failedTests(seed, right[name]!)).toEqual([]);
  });

  it('fail by the mistake that hides best', async () => {
    for (const seed of ['first', 'second']) {
      expect(await failedTests(seed, failureEndsTheNewerLoad)).toContain('R4/one-load');
      expect(await failedTests(seed, nullCountsAsAbsence)).toContain('R14/values');
    }
  });

  it('[R15] fail where one half of the defence is missing', async () => {
    // Plain cache-aside: copies, and nothing else.
    const plain: CreateReader = (env: never) => {
      const { options, store, now } = env as {
        options: { ttlMs: number };
        store: { read(key: string): Promise<unknown>; write(key: string, value: unknown): Promise<void> };
        now(): number;
      };
      const copies = new Map<string, { value: unknown; end: number }>();
      return {
        async get(key: string) {
          const copy = copies.get(key);
          if (copy && now() < copy.end) return copy.value;
          const value = await store.read(key);
          copies.set(key, { value, end: now() + options.ttlMs });
          return value;
        },
        async put(key: string, value: unknown) {
          await store.write(key, value);
          copies.delete(key);
        },
        invalidate: (key: string) => void copies.delete(key),
      };
    };
    expect(await failedTests('first', plain)).toEqual(
      expect.arrayContaining(['R2/example', 'R4/example', 'R6/absence', 'R11/stale-fill', 'R12/early', 'R15/herd']),
    );
  });
});
