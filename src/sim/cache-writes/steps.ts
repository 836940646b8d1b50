import type { ClientOperation, WritePolicy, WriteScenario } from './scenario.ts';

/** What an operation does next, to one place. */
export type Step = 'get' | 'cache' | 'buffer' | 'delete' | 'read-store' | 'write-store' | 'store-answers' | 'fill' | 'tell';

const storeWrite: readonly Step[] = ['write-store', 'store-answers'];

/** Returns the steps of a write under a policy, in order. */
export function writeSteps(policy: WritePolicy, { throughFirst, aroundDeletes }: WriteScenario): readonly Step[] {
  switch (policy) {
    case 'write-through':
      return throughFirst === 'store' ? [...storeWrite, 'cache', 'tell'] : ['cache', ...storeWrite, 'tell'];
    case 'write-behind':
      return ['buffer', 'tell'];
    case 'write-around':
      return aroundDeletes ? [...storeWrite, 'delete', 'tell'] : [...storeWrite, 'tell'];
    case 'cache-aside':
      return [...storeWrite, 'delete', 'tell'];
  }
}

/** The steps of a read; one that hits goes from the first to the last. */
export const readSteps: readonly Step[] = ['get', 'read-store', 'store-answers', 'fill', 'tell'];

/** Returns how long a step of an operation takes; it has its effect at the end of that time. */
export function stepMs(step: Step, policy: WritePolicy, operation: ClientOperation, { cacheMs }: WriteScenario): number {
  const halfMs = Math.ceil(operation.storeMs / 2);
  switch (step) {
    case 'read-store':
    case 'write-store':
      return halfMs;
    case 'store-answers':
      return operation.storeMs - halfMs;
    case 'fill':
      // A cache that loads what it misses keeps it on the way; under cache-aside the application sends it there.
      return policy === 'cache-aside' ? cacheMs : 0;
    case 'tell':
      return 0;
    default:
      return cacheMs;
  }
}
