import { noSlot, type ProcessTable } from './process-table.ts';
import type { Slot } from './command.ts';

/**
 * Keeps waiting processes in order of arrival; every operation takes constant time and allocates nothing.
 * The links lie in the process table, as a process waits in one list at a time.
 */
export class WaitList {
  /** The number of processes that wait. */
  length = 0;
  private first: Slot = noSlot;
  private last: Slot = noSlot;
  private readonly table: ProcessTable;

  constructor(table: ProcessTable) {
    this.table = table;
  }

  /** Adds a process at the end. */
  push(slot: Slot): void {
    const { table, last } = this;
    table.previousWaiting[slot] = last;
    table.nextWaiting[slot] = noSlot;
    if (last === noSlot) this.first = slot;
    else table.nextWaiting[last] = slot;
    this.last = slot;
    this.length++;
  }

  /** Removes and returns the first process, or `noSlot` when none waits. */
  shift(): Slot {
    const slot = this.first;
    if (slot !== noSlot) this.remove(slot);
    return slot;
  }

  /** Removes a process that is in this list. */
  remove(slot: Slot): void {
    const { nextWaiting, previousWaiting } = this.table;
    const next = nextWaiting[slot]!;
    const previous = previousWaiting[slot]!;
    if (previous === noSlot) this.first = next;
    else nextWaiting[previous] = next;
    if (next === noSlot) this.last = previous;
    else previousWaiting[next] = previous;
    this.length--;
  }
}
