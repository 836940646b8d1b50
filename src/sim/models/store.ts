import type { RandomStream } from '../../kernel/index.ts';
import type { Activity } from '../engine/command.ts';
import type { Simulation } from '../engine/simulation.ts';
import type { Distribution } from './distribution.ts';
import { Resource } from './resource.ts';

/** What a store is made of. */
export interface StoreOptions {
  read: Distribution;
  write: Distribution;
  /** The most operations at work at once; more wait their turn. Infinity unless given. */
  concurrency?: number;
  stream: RandomStream;
}

/**
 * Keeps values by key, each operation taking its time: a database or a cache as seen from its client.
 * An operation takes effect at one instant, its end. Rules M17 and M18 of SPEC.md.
 */
export class Store<Key, Value> {
  private readonly values = new Map<Key, Value>();
  private readonly options: StoreOptions;
  private readonly workers: Resource | undefined;

  constructor(sim: Simulation, options: StoreOptions) {
    this.options = options;
    if (options.concurrency !== undefined) this.workers = new Resource(sim, { units: options.concurrency });
  }

  /** Reads a value; undefined when the key has none. */
  *get(key: Key): Activity<Value | undefined> {
    yield* this.work(this.options.read);
    return this.values.get(key);
  }

  /** Writes a value. */
  *put(key: Key, value: Value): Activity<void> {
    yield* this.work(this.options.write);
    this.values.set(key, value);
  }

  /** Deletes a key; returns whether it had a value. Takes as long as a write. */
  *delete(key: Key): Activity<boolean> {
    yield* this.work(this.options.write);
    return this.values.delete(key);
  }

  private *work(latency: Distribution): Activity<void> {
    const { workers } = this;
    if (workers === undefined) {
      yield latency.sample(this.options.stream);
      return;
    }
    yield workers;
    try {
      yield latency.sample(this.options.stream);
    } finally {
      workers.release();
    }
  }
}
