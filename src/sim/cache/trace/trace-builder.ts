import { mix32 } from '../../../kernel/index.ts';
import type { Trace } from '../sampling.ts';
import { fewestSampledKeys } from '../sampling.ts';

/** How much of a trace is kept in memory. */
export interface TraceLimits {
  /** Requests kept, 4 bytes each. */
  readonly requests: number;
  /** Distinct keys kept, about 20 bytes each. */
  readonly keys: number;
  /** With fewer keys than this in the sample the trace is cut short rather than thinned out further. */
  readonly fewestSampledKeys: number;
}

/** The limits of a page: about 64 MB of requests and 80 MB of keys. */
export const defaultTraceLimits: TraceLimits = { requests: 16_777_216, keys: 2_097_152, fewestSampledKeys };

/** Gathers requests into a trace of dense keys within limits of memory. */
export interface TraceBuilder {
  /** Adds a request for a key known by 64 bits of hash. */
  add(hashLow: number, hashHigh: number): void;
  /** Returns requests added so far, kept or not. */
  totalRequests(): number;
  /** Returns the trace of the requests kept. */
  build(): Trace;
}

/**
 * Creates a builder. When a limit is reached it goes on with every other key, chosen by hash, and lets go of the rest, so that any
 * length of trace fits. A trace of too few keys for that is cut short when the requests are too many.
 * Source: fixed-size spatial sampling, C. A. Waldspurger, N. Park, A. Garthwaite, I. Ahmad, "Efficient MRC construction with SHARDS",
 * FAST 2015, section 3.3; here the threshold is halved at a time. Two keys in 2^21 share 64 bits of hash once in 8 million traces.
 */
export function createTraceBuilder(limits: TraceLimits): TraceBuilder {
  let requests = new Int32Array(Math.min(65_536, limits.requests));
  let kept = 0;
  let total = 0;
  let ignored = 0;
  let threshold = 4294967296;
  let table = createKeyTable(Math.min(4096, limits.keys));

  const isKept = (low: number, high: number): boolean => mix32(low ^ mix32(high)) < threshold;

  function halve(): void {
    threshold /= 2;
    const survivors = createKeyTable(table.count());
    const renamed = new Int32Array(table.count()).fill(-1);
    for (let id = 0; id < renamed.length; id++) {
      const low = table.low(id);
      const high = table.high(id);
      if (isKept(low, high)) renamed[id] = survivors.idOf(low, high);
    }
    let at = 0;
    for (let i = 0; i < kept; i++) {
      const id = renamed[requests[i]!]!;
      if (id !== -1) requests[at++] = id;
    }
    kept = at;
    table = survivors;
  }

  function add(low: number, high: number): void {
    total++;
    if (ignored > 0 || (kept === limits.requests && table.count() < 2 * limits.fewestSampledKeys)) {
      ignored++;
      return;
    }
    while (isKept(low, high) && (kept === limits.requests || table.count() === limits.keys)) halve();
    if (!isKept(low, high)) return;
    if (kept === requests.length) {
      const grown = new Int32Array(Math.min(limits.requests, requests.length * 2));
      grown.set(requests);
      requests = grown;
    }
    requests[kept++] = table.idOf(low, high);
  }

  return {
    add,
    totalRequests: () => total,
    build: () => ({
      keys: requests.slice(0, kept),
      keyCount: Math.max(1, table.count()),
      rate: threshold / 4294967296,
      totalRequests: total - ignored,
      ignoredRequests: ignored,
    }),
  };
}

interface KeyTable {
  /** Returns the dense id of a key, giving out the next one when it is new. */
  idOf(low: number, high: number): number;
  count(): number;
  low(id: number): number;
  high(id: number): number;
}

/** An open-addressing hash table in typed arrays, at most half full. */
function createKeyTable(expectedKeys: number): KeyTable {
  let slotCount = 16;
  while (slotCount < 2 * expectedKeys) slotCount *= 2;
  let slots = new Int32Array(slotCount).fill(-1);
  let lows = new Uint32Array(slots.length / 2);
  let highs = new Uint32Array(slots.length / 2);
  let count = 0;

  function slotOf(low: number, high: number): number {
    const mask = slots.length - 1;
    let slot = mix32(low + Math.imul(high, 0x9e3779b1)) & mask;
    for (;;) {
      const id = slots[slot]!;
      if (id === -1 || (lows[id] === low && highs[id] === high)) return slot;
      slot = (slot + 1) & mask;
    }
  }

  function grow(): void {
    slots = new Int32Array(slots.length * 2).fill(-1);
    const grownLows = new Uint32Array(slots.length / 2);
    const grownHighs = new Uint32Array(slots.length / 2);
    grownLows.set(lows);
    grownHighs.set(highs);
    lows = grownLows;
    highs = grownHighs;
    for (let id = 0; id < count; id++) slots[slotOf(lows[id]!, highs[id]!)] = id;
  }

  function idOf(low: number, high: number): number {
    const slot = slotOf(low, high);
    if (slots[slot] !== -1) return slots[slot]!;
    const id = count++;
    lows[id] = low;
    highs[id] = high;
    slots[slot] = id;
    if (count === lows.length) grow();
    return id;
  }

  return { idOf, count: () => count, low: (id) => lows[id]!, high: (id) => highs[id]! };
}
