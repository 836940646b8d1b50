/**
 * Keeps items in order of a pair of numbers, (time, order), smallest first.
 *
 * A heap of four children a node in three parallel typed arrays, so that neither a push nor a removal allocates. Keys are compared
 * as numbers: time first, then order. Pairs must be distinct for the order of removal to be defined; then it does not depend on
 * the order of insertion.
 * Source: Williams, "Algorithm 232: Heapsort", CACM 7(6), 1964; LaMarca and Ladner, "The influence of caches on the performance of
 * heaps", ACM JEA 1, 1996, section 4 (d-ary heaps).
 */
export class EventHeap {
  /** Entries in the arrays, a removed one at the root included. */
  private count = 0;
  /** The root has been removed and its place not yet been filled: the next push may take it, at half the work. */
  private rootIsFree = false;
  private times: Float64Array;
  private orders: Float64Array;
  private items: Int32Array;

  /** Creates an empty heap with room for `capacity` items (at least 1); it grows by doubling. */
  constructor(capacity = 64) {
    this.times = new Float64Array(capacity);
    this.orders = new Float64Array(capacity);
    this.items = new Int32Array(capacity);
  }

  /** The number of items held. */
  get size(): number {
    return this.rootIsFree ? this.count - 1 : this.count;
  }

  /** Returns the smallest time; meaningless while the heap is empty. */
  minTime(): number {
    if (this.rootIsFree) this.fillRoot();
    return this.times[0]!;
  }

  /** Returns the order that goes with the smallest time; meaningless while the heap is empty. */
  minOrder(): number {
    if (this.rootIsFree) this.fillRoot();
    return this.orders[0]!;
  }

  /** Adds an item (a signed 32-bit integer). */
  push(time: number, order: number, item: number): void {
    if (this.rootIsFree) {
      this.rootIsFree = false;
      this.sift(0, time, order, item);
      return;
    }
    if (this.count === this.times.length) this.grow();
    const { times, orders, items } = this;
    let hole = this.count++;
    while (hole > 0) {
      const parent = (hole - 1) >> 2;
      const parentTime = times[parent]!;
      if (parentTime < time || (parentTime === time && orders[parent]! < order)) break;
      times[hole] = parentTime;
      orders[hole] = orders[parent]!;
      items[hole] = items[parent]!;
      hole = parent;
    }
    times[hole] = time;
    orders[hole] = order;
    items[hole] = item;
  }

  /** Removes the smallest entry and returns its item; the heap must not be empty. */
  removeMin(): number {
    if (this.rootIsFree) this.fillRoot();
    this.rootIsFree = true;
    return this.items[0]!;
  }

  /** Keeps the entries for which `keep` returns true, in time proportional to the size. */
  retain(keep: (order: number, item: number) => boolean): void {
    if (this.rootIsFree) this.fillRoot();
    const { times, orders, items } = this;
    let kept = 0;
    for (let i = 0; i < this.count; i++) {
      if (!keep(orders[i]!, items[i]!)) continue;
      times[kept] = times[i]!;
      orders[kept] = orders[i]!;
      items[kept] = items[i]!;
      kept++;
    }
    this.count = kept;
    for (let i = (kept - 2) >> 2; i >= 0; i--) this.sift(i, times[i]!, orders[i]!, items[i]!);
  }

  /** Puts the last entry where the removed root was, and from there to its place. */
  private fillRoot(): void {
    this.rootIsFree = false;
    const last = --this.count;
    if (last > 0) this.sift(0, this.times[last]!, this.orders[last]!, this.items[last]!);
  }

  /** Moves the hole at `from` down until the entry fits, and puts it there. */
  private sift(from: number, time: number, order: number, item: number): void {
    const { times, orders, items, count } = this;
    let hole = from;
    for (;;) {
      let least = (hole << 2) + 1;
      if (least >= count) break;
      let leastTime = times[least]!;
      const end = Math.min(least + 4, count);
      for (let child = least + 1; child < end; child++) {
        const childTime = times[child]!;
        if (childTime < leastTime || (childTime === leastTime && orders[child]! < orders[least]!)) {
          least = child;
          leastTime = childTime;
        }
      }
      if (time < leastTime || (time === leastTime && order < orders[least]!)) break;
      times[hole] = leastTime;
      orders[hole] = orders[least]!;
      items[hole] = items[least]!;
      hole = least;
    }
    times[hole] = time;
    orders[hole] = order;
    items[hole] = item;
  }

  private grow(): void {
    const capacity = this.times.length * 2;
    const { times, orders, items } = this;
    this.times = new Float64Array(capacity);
    this.times.set(times);
    this.orders = new Float64Array(capacity);
    this.orders.set(orders);
    this.items = new Int32Array(capacity);
    this.items.set(items);
  }
}
