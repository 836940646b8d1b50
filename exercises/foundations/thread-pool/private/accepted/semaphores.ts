import type { Pools, PoolsEnv } from '../../contract.ts';

/** Permits of which so many are out at most. Those who wait are given one in the order in which they came. */
class Semaphore {
  private permits: number;
  private readonly mostWaiting: number;
  private readonly waiters: (() => void)[] = [];

  constructor(permits: number, mostWaiting: number) {
    this.permits = permits;
    this.mostWaiting = mostWaiting;
  }

  /** Gives a promise of a permit, or undefined when too many wait. */
  acquire(): Promise<void> | undefined {
    if (this.permits > 0) {
      this.permits--;
      return Promise.resolve();
    }
    if (this.waiters.length === this.mostWaiting) return undefined;
    return new Promise((resolve) => this.waiters.push(resolve));
  }

  release(): void {
    const waiter = this.waiters.shift();
    // A permit that is handed on is never free in between.
    if (waiter) waiter();
    else this.permits++;
  }
}

/** An error of a name. */
function named(name: string): Error {
  const error = new Error(name);
  error.name = name;
  return error;
}

export function createPools({ options: { utilisation, pools }, run }: PoolsEnv): Pools {
  const semaphores: Record<string, Semaphore> = Object.create(null);
  let closed = false;
  let pending = 0;
  const whenEmpty = Promise.withResolvers<void>();

  function size(ratePerSecond: number, meanMs: number): number {
    const busyWorkers = ratePerSecond * (meanMs / 1000);
    const workers = Math.ceil(busyWorkers / utilisation);
    return workers < 1 ? 1 : workers;
  }

  for (const pool of pools) semaphores[pool.kind] = new Semaphore(size(pool.ratePerSecond, pool.meanMs), pool.queueLimit);

  return {
    size,
    async submit(kind, id) {
      if (closed) throw named('Closed');
      const semaphore = semaphores[kind];
      if (!semaphore) throw new RangeError(`no pool: ${kind}`);
      const permit = semaphore.acquire();
      if (!permit) throw named('Rejected');
      pending++;
      await permit;
      try {
        return await run(id);
      } finally {
        semaphore.release();
        if (--pending === 0 && closed) whenEmpty.resolve();
      }
    },
    async close() {
      closed = true;
      if (pending === 0) whenEmpty.resolve();
      await whenEmpty.promise;
    },
  };
}
