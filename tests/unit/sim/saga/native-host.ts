import type { SagaHost } from '../../../../src/sim/saga/index.ts';

/** Returns a host that runs a coordinator of this very realm, without a meter. */
export function nativeHost(createCoordinator: (env: never) => unknown): SagaHost {
  return {
    makeEntry: () => createCoordinator as (env: unknown) => unknown,
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
