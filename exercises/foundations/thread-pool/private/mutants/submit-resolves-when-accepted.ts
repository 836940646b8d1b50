// killed-by: R7/result
// mistake: The submit of a job that waits resolves as soon as it has a place.
import type { Pools, PoolsEnv } from '../../contract.ts';

interface Job {
  readonly id: string;
  resolve(result: string): void;
  reject(error: unknown): void;
}

interface Pool {
  readonly queueLimit: number;
  free: number;
  readonly waiting: Job[];
}

function errorNamed(name: string, message: string): Error {
  return Object.assign(new Error(message), { name });
}

export function createPools({ options, run }: PoolsEnv): Pools {
  const pools = new Map<string, Pool>();
  for (const { kind, ratePerSecond, meanMs, queueLimit } of options.pools)
    pools.set(kind, { queueLimit, free: size(ratePerSecond, meanMs), waiting: [] });
  let open = 0;
  let isClosed = false;
  const closers: (() => void)[] = [];

  function size(ratePerSecond: number, meanMs: number): number {
    return Math.max(1, Math.ceil((ratePerSecond * meanMs) / 1000 / options.utilisation));
  }

  async function work(pool: Pool, job: Job): Promise<void> {
    try {
      job.resolve(await run(job.id));
    } catch (error) {
      job.reject(error);
    }
    open -= 1;
    const next = pool.waiting.shift();
    if (next) void work(pool, next);
    else pool.free += 1;
    tellClosers();
  }

  function tellClosers(): void {
    if (isClosed && open === 0) for (const resolve of closers.splice(0)) resolve();
  }

  return {
    size,
    async submit(kind, id) {
      if (isClosed) throw errorNamed('Closed', 'The pools are closed.');
      const pool = pools.get(kind);
      if (!pool) throw new RangeError(`There is no pool for ${kind}.`);
      if (pool.free === 0 && pool.waiting.length >= pool.queueLimit) throw errorNamed('Rejected', `Too many jobs of kind ${kind} wait.`);
      open += 1;
      return new Promise<string>((resolve, reject) => {
        const job: Job = { id, resolve, reject };
        if (pool.free === 0) {
          pool.waiting.push(job);
          resolve('waits');
          return;
        }
        pool.free -= 1;
        void work(pool, job);
      });
    },
    close() {
      isClosed = true;
      return new Promise((resolve) => {
        closers.push(resolve);
        tellClosers();
      });
    },
  };
}
