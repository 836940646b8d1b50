/** The policies that the lesson steps through, in the order of its table. */
export const steppedPolicies = ['fifo', 'lifo', 'lru', 'mru', 'lfu'] as const;

/** The name of a stepped policy. */
export type SteppedPolicy = (typeof steppedPolicies)[number];

/** What one request does to a cache. */
export interface EvictionStep {
  readonly key: string;
  readonly hit: boolean;
  /** The key that had to go, or null when none did. */
  readonly evicted: string | null;
  /** The keys held afterwards, the one to be evicted next first. */
  readonly keys: readonly string[];
}

/** A sequence of requests as typed, or what is wrong with it in words. */
export type ParsedRequests = { readonly requests: readonly string[] } | { readonly problem: string };

/** The most requests the figure steps through. */
export const maxRequests = 24;

interface Entry {
  readonly key: string;
  readonly insertedAt: number;
  readonly usedAt: number;
  readonly uses: number;
}

/** For each policy an order of eviction: negative when the first entry goes before the second. LFU breaks ties by least recent use. */
const evictsBefore: Record<SteppedPolicy, (a: Entry, b: Entry) => number> = {
  fifo: (a, b) => a.insertedAt - b.insertedAt,
  lifo: (a, b) => b.insertedAt - a.insertedAt,
  lru: (a, b) => a.usedAt - b.usedAt,
  mru: (a, b) => b.usedAt - a.usedAt,
  lfu: (a, b) => a.uses - b.uses || a.usedAt - b.usedAt,
};

/**
 * Runs requests through a cache of `capacity` entries (a whole number from 1) and returns what each did, one step a request.
 * Sorts on every step: for the two dozen requests of a figure, not for workloads.
 * Source: definitions of the policies as in P. J. Denning, "Virtual memory", Computing Surveys 2(3), 1970, "Replacement algorithms".
 */
export function stepThrough(policy: SteppedPolicy, requests: readonly string[], capacity: number): readonly EvictionStep[] {
  let entries: readonly Entry[] = [];
  return requests.map((key, time) => {
    const held = entries.find((entry) => entry.key === key);
    let evicted: string | null = null;
    if (held === undefined && entries.length === capacity) {
      evicted = entries[0]!.key;
      entries = entries.slice(1);
    }
    const touched: Entry = { key, insertedAt: held?.insertedAt ?? time, usedAt: time, uses: (held?.uses ?? 0) + 1 };
    entries = [...entries.filter((entry) => entry !== held), touched].sort(evictsBefore[policy]);
    return { key, hit: held !== undefined, evicted, keys: entries.map((entry) => entry.key) };
  });
}

/** Counts the hits among steps. */
export function countHits(steps: readonly EvictionStep[]): number {
  return steps.filter((step) => step.hit).length;
}

/** Returns the policies with the most hits: one, or several that tie. */
export function bestPolicies(hits: Readonly<Record<SteppedPolicy, number>>): readonly SteppedPolicy[] {
  const most = Math.max(...steppedPolicies.map((policy) => hits[policy]));
  return steppedPolicies.filter((policy) => hits[policy] === most);
}

/** Reads a sequence of one-letter keys, spaces and commas allowed between them, letters of either case. */
export function parseRequests(text: string): ParsedRequests {
  const letters = text.toUpperCase().replace(/[\s,]+/g, '');
  if (letters === '') return { problem: 'Type a sequence of letters, such as A B C A.' };
  const odd = [...letters].find((letter) => !/^[A-Z0-9]$/.test(letter));
  if (odd !== undefined) return { problem: `Use the letters A to Z and digits as keys; “${odd}” is neither.` };
  if (letters.length > maxRequests) return { problem: `At most ${maxRequests} requests fit here; this is ${letters.length}.` };
  return { requests: [...letters] };
}

/** Says what a step did, in one word or two for a cell of the table: "hit", "miss", or the key that went. */
export function describeStep(step: EvictionStep): string {
  if (step.hit) return 'hit';
  return step.evicted === null ? 'miss' : `${step.evicted} out`;
}
