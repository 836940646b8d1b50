import { EventHeap } from '../../kernel/index.ts';
import type { CallSpec } from './schedule.ts';

/** What happens at a time: to a call of the schedule, or to an operation. */
export interface QueuedEvent {
  readonly kind: 'call' | 'cancel' | 'effect' | 'answer';
  readonly index: number;
}

const kinds = ['call', 'cancel', 'effect', 'answer'] as const;

/** What is to happen, in order of time; at the same time calls come first, in their order, then the rest as it was added. */
export class EventQueue {
  private readonly specs: readonly CallSpec[];
  private readonly heap = new EventHeap();
  /** Calls to be made once another has settled, by its index. */
  private readonly followers = new Map<number, number[]>();
  private order: number;

  constructor(specs: readonly CallSpec[]) {
    this.specs = specs;
    this.order = specs.length;
    for (let at = 0; at < specs.length; at++) {
      const { after, atMicros } = specs[at]!;
      if (after === undefined) this.heap.push(atMicros, at, at * 4);
      else {
        const known = this.followers.get(after);
        if (known) known[known.length] = at;
        else this.followers.set(after, [at]);
      }
    }
  }

  /** Returns when the next event is due, Infinity when there is none. */
  dueMicros(): number {
    return this.heap.size === 0 ? Infinity : this.heap.minTime();
  }

  /** Removes and returns the next event; there must be one. */
  next(): QueuedEvent {
    const item = this.heap.removeMin();
    return { kind: kinds[item & 3]!, index: item >> 2 };
  }

  add(atMicros: number, kind: Exclude<QueuedEvent['kind'], 'call'>, index: number): void {
    this.heap.push(atMicros, this.order++, index * 4 + kinds.indexOf(kind));
  }

  /** Makes way for the calls that waited for one to settle. */
  settled(call: number, nowMicros: number): void {
    const followers = this.followers.get(call);
    if (!followers) return;
    for (let at = 0; at < followers.length; at++) {
      const index = followers[at]!;
      this.heap.push(nowMicros + this.specs[index]!.atMicros, index, index * 4);
    }
  }

  /** Drops all but calls that have not been made. */
  crash(): void {
    this.heap.retain((_order, item) => (item & 3) === 0);
  }
}
