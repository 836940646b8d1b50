import type { Pools, PoolsEnv } from '../../contract.ts';

class Refusal extends Error {
  constructor(name: string) {
    super(`${name}: the job was not accepted`);
    this.name = name;
  }
}

/** Tasks of one kind, and as many loops as there are workers. A loop takes task after task and sleeps on a promise when there is none. */
class WorkerPool {
  private readonly tasks: (() => Promise<void>)[] = [];
  private readonly idle: ((task: () => Promise<void>) => void)[] = [];
  private readonly queueLimit: number;

  constructor(workers: number, queueLimit: number) {
    this.queueLimit = queueLimit;
    // What an idle loop waits for is put in place before the first job can come.
    for (let n = 0; n < workers; n++) void this.loop();
  }

  /** Hands a task to an idle loop or to the queue; false when there is room in neither. */
  offer(task: () => Promise<void>): boolean {
    const wake = this.idle.shift();
    if (wake) wake(task);
    else if (this.tasks.length < this.queueLimit) this.tasks.push(task);
    else return false;
    return true;
  }

  private async loop(): Promise<never> {
    for (;;) {
      const task = this.tasks.shift() ?? (await new Promise<() => Promise<void>>((resolve) => this.idle.push(resolve)));
      await task();
    }
  }
}

export function createPools(env: PoolsEnv): Pools {
  const { utilisation } = env.options;
  const size = (perSecond: number, ms: number) => Math.ceil((perSecond * ms) / (1000 * utilisation)) || 1;
  const byKind = new Map(env.options.pools.map((one) => [one.kind, new WorkerPool(size(one.ratePerSecond, one.meanMs), one.queueLimit)]));
  const accepted = new Set<Promise<unknown>>();
  let isOpen = true;

  async function submit(kind: string, id: string): Promise<string> {
    if (!isOpen) throw new Refusal('Closed');
    const pool = byKind.get(kind);
    if (pool === undefined) throw new RangeError(kind);
    const { promise, resolve, reject } = Promise.withResolvers<string>();
    const task = async () => {
      try {
        resolve(await env.run(id));
      } catch (error) {
        reject(error);
      }
    };
    if (!pool.offer(task)) throw new Refusal('Rejected');
    accepted.add(promise);
    return promise.finally(() => accepted.delete(promise));
  }

  return {
    size,
    submit,
    async close() {
      isOpen = false;
      await Promise.allSettled(accepted);
    },
  };
}
