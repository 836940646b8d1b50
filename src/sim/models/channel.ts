import { assert } from '../../kernel/index.ts';
import { granted, mustWait, type Reply, type Slot, type Waitable } from '../engine/command.ts';
import { noSlot } from '../engine/process-table.ts';
import type { Simulation } from '../engine/simulation.ts';
import { WaitList } from '../engine/wait-list.ts';

/**
 * Passes items from producers to consumers in order, through a buffer that may be bounded.
 * A producer calls `put`, which refuses when the buffer is full; a consumer writes `yield channel; const item = channel.take();`.
 * Rules M4 and M5 of SPEC.md.
 */
export class Channel<Item> implements Waitable {
  private readonly sim: Simulation;
  private readonly capacity: number;
  private readonly takers: WaitList;
  /** Items ready to be received by the process that was granted them, by slot. */
  private readonly handed = new Map<Slot, Item>();
  private items: Item[] = [];
  private head = 0;

  constructor(sim: Simulation, options: { capacity?: number } = {}) {
    this.sim = sim;
    this.capacity = options.capacity ?? Infinity;
    assert(this.capacity >= 1, `a channel of capacity ${this.capacity} can hold nothing`);
    this.takers = new WaitList(sim.table);
  }

  /** The number of items in the buffer, those already granted to a consumer not counted. */
  get length(): number {
    return this.items.length - this.head;
  }

  /** Adds an item, or hands it to the consumer that has waited longest; returns false, and drops it, when the buffer is full. */
  put(item: Item): boolean {
    const taker = this.takers.shift();
    if (taker !== noSlot) {
      this.handed.set(taker, item);
      this.sim.resume(taker);
      return true;
    }
    if (this.length >= this.capacity) return false;
    this.items.push(item);
    return true;
  }

  /** Returns the item this process was granted; to be called once after each `yield channel` that was granted. */
  take(): Item {
    const slot = this.sim.runningSlot;
    assert(this.handed.has(slot), 'take() without a grant; write `yield channel` before it');
    const item = this.handed.get(slot) as Item;
    this.handed.delete(slot);
    return item;
  }

  request(slot: Slot): Reply {
    if (this.length === 0) {
      this.takers.push(slot);
      return mustWait;
    }
    this.handed.set(slot, this.items[this.head++]!);
    // Shifting an array costs its length; dropping the used half now and then costs a constant per item.
    if (this.head >= 32 && this.head * 2 >= this.items.length) {
      this.items = this.items.slice(this.head);
      this.head = 0;
    }
    return granted;
  }

  abandon(slot: Slot, wasGranted: boolean): void {
    if (!wasGranted) {
      this.takers.remove(slot);
      return;
    }
    const item = this.handed.get(slot) as Item;
    this.handed.delete(slot);
    const next = this.takers.shift();
    if (next !== noSlot) {
      this.handed.set(next, item);
      this.sim.resume(next);
    } else {
      this.items.splice(0, this.head, item);
      this.head = 0;
    }
  }
}
