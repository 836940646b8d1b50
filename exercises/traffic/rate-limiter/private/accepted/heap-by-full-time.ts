// accepted: GCRA, with a binary heap of the moments at which buckets are full
import type { RateLimiter, RateLimiterOptions } from '../../contract.ts';

interface Entry {
  readonly client: string;
  /** When the bucket is full again, in parts of a millisecond. */
  full: number;
  /** What the heap goes by: `full` as it was when the entry was last placed, never later. */
  placed: number;
}

/** Takes the entry with the smallest `placed` off the top, and puts entries in. */
function createHeap() {
  const heap: Entry[] = [];
  return {
    top: () => heap[0],
    push(entry: Entry): void {
      let at = heap.push(entry) - 1;
      while (at > 0 && heap[(at - 1) >> 1]!.placed > entry.placed) {
        heap[at] = heap[(at - 1) >> 1]!;
        at = (at - 1) >> 1;
      }
      heap[at] = entry;
    },
    pop(): void {
      const last = heap.pop()!;
      if (heap.length === 0) return;
      let at = 0;
      for (;;) {
        let child = 2 * at + 1;
        if (child >= heap.length) break;
        if (child + 1 < heap.length && heap[child + 1]!.placed < heap[child]!.placed) child += 1;
        if (heap[child]!.placed >= last.placed) break;
        heap[at] = heap[child]!;
        at = child;
      }
      heap[at] = last;
    },
  };
}

/** An entry that was moved on since it was placed is put back when it comes to the top: so there is one in the heap for each client. */
export function createRateLimiter({ burst, count, periodMs, now }: RateLimiterOptions): RateLimiter {
  if ([burst, count, periodMs].some((each) => !Number.isSafeInteger(each) || each <= 0))
    throw new RangeError('options: integers of at least 1');
  const entries = new Map<string, Entry>();
  const heap = createHeap();
  const tolerance = burst * periodMs;
  let time = 0;

  function expire(): void {
    for (let top = heap.top(); top !== undefined && top.placed <= time; top = heap.top()) {
      heap.pop();
      if (top.full > time) {
        top.placed = top.full;
        heap.push(top);
      } else entries.delete(top.client);
    }
  }

  return {
    take(client, cost = 1) {
      if (!Number.isInteger(cost) || cost < 0) throw new RangeError('cost: an integer of at least 0');
      time = Math.max(time, now() * count);
      expire();
      const entry = entries.get(client);
      const room = tolerance - ((entry?.full ?? time) - time);
      const price = cost * periodMs;
      if (price > room) {
        return {
          allowed: false,
          remaining: (room - (room % periodMs)) / periodMs,
          retryAfterMs: cost > burst ? Infinity : Math.ceil((price - room) / count),
        };
      }
      if (entry) entry.full += price;
      else if (price > 0) {
        const made = { client, full: time + price, placed: time + price };
        entries.set(client, made);
        heap.push(made);
      }
      const left = room - price;
      return { allowed: true, remaining: (left - (left % periodMs)) / periodMs, retryAfterMs: 0 };
    },
  };
}
