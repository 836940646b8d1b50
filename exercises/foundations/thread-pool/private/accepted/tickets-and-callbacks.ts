import type { Pools, PoolsEnv } from '../../contract.ts';

interface Ticket {
  id: string;
  done: (error: unknown, failed: boolean, result?: string) => void;
  /** The ticket behind this one in the line. */
  next: Ticket | null;
}

interface Counter {
  workers: number;
  room: number;
  busy: number;
  waiting: number;
  first: Ticket | null;
  last: Ticket | null;
}

/** No queue but a linked line of tickets, no state but counts, and one function that is called whenever a count has changed. */
export function createPools(env: PoolsEnv): Pools {
  const size = (rate: number, ms: number): number => {
    const exact = (rate / env.options.utilisation) * (ms / 1000);
    const whole = Math.floor(exact);
    return Math.max(1, whole < exact ? whole + 1 : whole);
  };
  const counters: [string, Counter][] = env.options.pools.map((one) => [
    one.kind,
    { workers: size(one.ratePerSecond, one.meanMs), room: one.queueLimit, busy: 0, waiting: 0, first: null, last: null },
  ]);
  let state: 'open' | 'closed' = 'open';
  let onEmpty: (() => void)[] = [];

  function advance(counter: Counter): void {
    while (counter.first && counter.busy < counter.workers) {
      const ticket = counter.first;
      counter.first = ticket.next;
      if (!counter.first) counter.last = null;
      counter.waiting -= 1;
      counter.busy += 1;
      begin(counter, ticket);
    }
    if (state === 'closed' && counters.every(([, one]) => one.busy === 0 && one.waiting === 0)) {
      const told = onEmpty;
      onEmpty = [];
      told.forEach((tell) => tell());
    }
  }

  function begin(counter: Counter, ticket: Ticket): void {
    const end = (error: unknown, failed: boolean, result?: string) => {
      counter.busy -= 1;
      ticket.done(error, failed, result);
      advance(counter);
    };
    let running: Promise<string>;
    try {
      running = env.run(ticket.id);
    } catch (error) {
      end(error, true);
      return;
    }
    running.then(
      (result) => end(undefined, false, result),
      (error: unknown) => end(error, true),
    );
  }

  function refusal(name: string): Promise<never> {
    const error = new Error(`not accepted: ${name}`);
    Object.defineProperty(error, 'name', { value: name });
    return Promise.reject(error);
  }

  return {
    size,
    submit(kind, id) {
      if (state === 'closed') return refusal('Closed');
      const counter = counters.find(([name]) => name === kind)?.[1];
      if (!counter) return Promise.reject(new RangeError(`unknown kind ${kind}`));
      if (counter.busy + counter.waiting >= counter.workers + counter.room) return refusal('Rejected');
      return new Promise((resolve, reject) => {
        const ticket: Ticket = { id, next: null, done: (error, failed, result) => (failed ? reject(error) : resolve(result!)) };
        if (counter.last) counter.last.next = ticket;
        else counter.first = ticket;
        counter.last = ticket;
        counter.waiting += 1;
        advance(counter);
      });
    },
    close() {
      state = 'closed';
      return new Promise((resolve) => {
        onEmpty.push(resolve);
        counters.forEach(([, one]) => advance(one));
      });
    },
  };
}
