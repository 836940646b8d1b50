import { describe, expect, it } from 'vitest';
import { createStream, EventHeap } from '../../../src/kernel/index.ts';

interface Entry {
  time: number;
  order: number;
  item: number;
}

function drain(heap: EventHeap): Entry[] {
  const entries: Entry[] = [];
  while (heap.size > 0) {
    const [time, order] = [heap.minTime(), heap.minOrder()];
    entries.push({ time, order, item: heap.removeMin() });
  }
  return entries;
}

const inOrder = (entries: Entry[]) => entries.toSorted((a, b) => a.time - b.time || a.order - b.order);

/** Entries with many equal times, so that the order decides often; big times show that keys are doubles. */
function randomEntries(seed: string, count: number): Entry[] {
  const stream = createStream(seed);
  return Array.from({ length: count }, (_, order) => ({
    time: 2 ** 50 + stream.below(Math.ceil((count + 1) / 4)),
    order,
    item: stream.below(1000) - 500,
  }));
}

describe('EventHeap', () => {
  it('gives entries back by time, then by order, whatever the order in which they came, growing as it must', () => {
    for (const count of [1, 2, 5, 6, 63, 64, 65, 1000]) {
      const entries = randomEntries(`heap ${count}`, count);
      const heap = new EventHeap(1);
      const stream = createStream('shuffle');
      for (const entry of entries.toSorted(() => stream.float() - 0.5)) heap.push(entry.time, entry.order, entry.item);
      expect(drain(heap)).toEqual(inOrder(entries));
    }
  });

  it('keeps its order while pushes and removals mix', () => {
    const stream = createStream('mixed');
    const heap = new EventHeap();
    let model: Entry[] = [];
    for (let order = 0; order < 5000; order++) {
      if (model.length > 0 && stream.float() < 0.48) {
        const [first, ...rest] = inOrder(model);
        expect({ time: heap.minTime(), order: heap.minOrder(), item: heap.removeMin() }).toEqual(first);
        model = rest;
      } else {
        const entry = { time: stream.below(50), order, item: order };
        heap.push(entry.time, entry.order, entry.item);
        model.push(entry);
      }
      expect(heap.size).toBe(model.length);
    }
    expect(drain(heap)).toEqual(inOrder(model));
  });

  it('retains what it is told to, in order', () => {
    for (const count of [0, 1, 2, 5, 6, 200]) {
      const entries = randomEntries(`retain ${count}`, count);
      const heap = new EventHeap();
      for (const entry of entries) heap.push(entry.time, entry.order, entry.item);
      heap.retain((order, item) => order % 3 !== 0 && item > -300);
      expect(drain(heap)).toEqual(inOrder(entries.filter((entry) => entry.order % 3 !== 0 && entry.item > -300)));
    }
  });
});
