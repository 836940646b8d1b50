import type { Pools, PoolsEnv } from './contract.ts';

export function createPools({ run }: PoolsEnv): Pools {
  return {
    size() {
      // How many workers do so many jobs a second keep busy, if each takes so long?
      return 1;
    },
    async submit(_kind, id) {
      // Every job is run at once, whatever its kind and however many are running. Who waits, and who is refused?
      return run(id);
    },
    async close() {
      // Which jobs are still to be waited for?
    },
  };
}
