/** Whether the cache hands a token out with a miss and asks for it back with the fill. */
export type FillProtocol = 'plain' | 'lease';

/** What one actor does with the one key of the story. */
export type FillAct =
  | { readonly actor: string; readonly act: 'get' | 'read-store' | 'fill' | 'delete' }
  | { readonly actor: string; readonly act: 'write-store' | 'write-cache'; readonly value: number };

/** The key after one act: in words what was done, and what the cache and the store hold. */
export interface FillStep {
  readonly actor: string;
  readonly words: string;
  /** Null when the cache does not hold the key. */
  readonly cached: number | null;
  readonly stored: number;
  /** The cache holds another value than the store, and nothing under way will mend it. */
  readonly isStale: boolean;
}

interface Memory {
  value: number;
  token: number | null;
}

/**
 * Plays acts of several actors, one after the other, against a cache and a store that both begin at `initial` (the cache empty if
 * `startsEmpty`). Under 'lease' a miss carries a token, a delete voids the tokens given out, and a fill without a good token is refused.
 * Source of the rule: R. Nishtala and others, "Scaling Memcache at Facebook", NSDI 2013, section 3.2.1, without its limit of one token a
 * key in 10 seconds.
 */
export function playFill(acts: readonly FillAct[], protocol: FillProtocol, initial: number, startsEmpty = true): readonly FillStep[] {
  let stored = initial;
  let cached: number | null = startsEmpty ? null : initial;
  let nextToken = 1;
  let validToken: number | null = null;
  const memories = new Map<string, Memory>();
  const memoryOf = (actor: string): Memory => {
    const memory = memories.get(actor) ?? { value: initial, token: null };
    memories.set(actor, memory);
    return memory;
  };

  const play = (one: FillAct): string => {
    const memory = memoryOf(one.actor);
    switch (one.act) {
      case 'get':
        if (cached !== null) return `reads the cache: hit, ${cached}`;
        if (protocol === 'plain') return 'reads the cache: miss';
        if (validToken !== null) return 'reads the cache: miss, no token, wait and retry';
        memory.token = validToken = nextToken++;
        return `reads the cache: miss, gets token ${memory.token}`;
      case 'read-store':
        memory.value = stored;
        return `reads the store: ${stored}`;
      case 'write-store':
        stored = one.value;
        return `writes ${one.value} to the store`;
      case 'write-cache':
        cached = one.value;
        return `writes ${one.value} to the cache`;
      case 'delete':
        cached = null;
        if (protocol === 'plain') return 'deletes the key from the cache';
        validToken = null;
        return 'deletes the key; tokens given out are void';
      case 'fill':
        if (protocol === 'lease' && memory.token !== validToken)
          return `fills the cache with ${memory.value}, token ${memory.token}: refused`;
        cached = memory.value;
        validToken = null;
        return protocol === 'lease'
          ? `fills the cache with ${memory.value}, token ${memory.token}: taken`
          : `fills the cache with ${memory.value}`;
    }
  };

  return acts.map((one, at) => {
    const words = play(one);
    // Between a write to the store and the delete or write that follows it, the writer is about to mend the cache.
    const willBeMended = acts.slice(at + 1).some(({ act }) => act === 'delete' || act === 'write-cache');
    return { actor: one.actor, words, cached, stored, isStale: cached !== null && cached !== stored && !willBeMended };
  });
}

const readerRace: readonly FillAct[] = [
  { actor: 'Reader', act: 'get' },
  { actor: 'Reader', act: 'read-store' },
  { actor: 'Writer', act: 'write-store', value: 2 },
  { actor: 'Writer', act: 'delete' },
  { actor: 'Reader', act: 'fill' },
  { actor: 'Later', act: 'get' },
];

/** The three stories of the figure. */
export const fillStories = [
  { name: 'Delete, no token', steps: playFill(readerRace, 'plain', 1) },
  { name: 'Delete, with leases', steps: playFill(readerRace, 'lease', 1) },
  {
    name: 'Two writers set',
    steps: playFill(
      [
        { actor: 'First', act: 'write-store', value: 2 },
        { actor: 'Second', act: 'write-store', value: 3 },
        { actor: 'Second', act: 'write-cache', value: 3 },
        { actor: 'First', act: 'write-cache', value: 2 },
        { actor: 'Later', act: 'get' },
      ],
      'plain',
      1,
      false,
    ),
  },
] as const;
