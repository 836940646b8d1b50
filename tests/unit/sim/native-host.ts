import type { LearnerHost } from '../../../src/sim/learner-host.ts';

/** Returns a host that runs code of this very realm, without a meter. */
export function nativeHost(create: (env: never) => unknown): LearnerHost {
  return {
    makeEntry: () => create as (env: unknown) => unknown,
    attempt(work) {
      try {
        return { kind: 'returned', value: work() };
      } catch (error) {
        return { kind: 'threw', error, isRangeError: error instanceof RangeError };
      }
    },
    allow: () => true,
    rest: () => true,
    steps: () => 0,
    describe: String,
  };
}
