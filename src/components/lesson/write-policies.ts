import { exp } from '../../kernel/index.ts';

/** Where a write goes, and in which order. */
export type WritePolicy = 'write-through' | 'write-behind' | 'write-around';

/** The policies in the order of the figure's columns. */
export const writePolicies: readonly { readonly id: WritePolicy; readonly name: string }[] = [
  { id: 'write-through', name: 'Through' },
  { id: 'write-behind', name: 'Behind' },
  { id: 'write-around', name: 'Around' },
];

/** One key at one moment. */
export interface WriteState {
  /** Null when the cache does not hold the key. */
  readonly cached: number | null;
  readonly stored: number;
  /** Values whose writers were told that they are saved, oldest first. */
  readonly acknowledged: readonly number[];
}

/** The parts of a write, a read and a flush; a policy does nothing where a part is not its own. */
type Part = { readonly part: 'first' | 'second' | 'answer'; readonly value: number } | { readonly part: 'read' | 'flush' };

/** What dies. A cache that dies loses all it holds; an application that dies stops between two parts of its write. */
export type Casualty = 'cache' | 'application';

/** The moments of the figure: a write in three parts, another whole, a read, a flush. */
export const writeMoments: readonly { readonly words: string; readonly parts: readonly Part[] }[] = [
  { words: 'Write of 2: first place', parts: [{ part: 'first', value: 2 }] },
  { words: 'Write of 2: second place', parts: [{ part: 'second', value: 2 }] },
  { words: 'The writer of 2 is told “saved”', parts: [{ part: 'answer', value: 2 }] },
  {
    words: 'Write of 3, all of it',
    parts: [
      { part: 'first', value: 3 },
      { part: 'second', value: 3 },
      { part: 'answer', value: 3 },
    ],
  },
  { words: 'A read', parts: [{ part: 'read' }] },
  { words: 'The timer flushes', parts: [{ part: 'flush' }] },
];

function advance(policy: WritePolicy, state: WriteState, part: Part): WriteState {
  switch (part.part) {
    case 'first':
      return policy === 'write-around' ? { ...state, stored: part.value } : { ...state, cached: part.value };
    case 'second':
      if (policy === 'write-through') return { ...state, stored: part.value };
      return policy === 'write-around' ? { ...state, cached: null } : state;
    case 'answer':
      return { ...state, acknowledged: [...state.acknowledged, part.value] };
    case 'read':
      return { ...state, cached: state.cached ?? state.stored };
    case 'flush':
      return policy === 'write-behind' && state.cached !== null ? { ...state, stored: state.cached } : state;
  }
}

/** Returns the state after each of the moments, from a key that is 1 in the cache and in the store. */
export function playWrites(policy: WritePolicy): readonly WriteState[] {
  let state: WriteState = { cached: 1, stored: 1, acknowledged: [] };
  return writeMoments.map(({ parts }) => {
    for (const part of parts) state = advance(policy, state, part);
    return state;
  });
}

/** What a crash right after a moment does: values lost though their writers were told they are saved, and what readers get wrong. */
export interface CrashEffect {
  readonly lost: readonly number[];
  readonly words: string;
  readonly isBad: boolean;
}

/** Returns the effect of a crash in a state; all values grow, so a value above the stored one is not in the store. */
export function crashIn(policy: WritePolicy, state: WriteState, casualty: Casualty): CrashEffect {
  const { cached, stored, acknowledged } = state;
  if (casualty === 'cache') {
    const lost = acknowledged.filter((value) => value > stored);
    if (lost.length > 0) return { lost, words: `loses ${lost.join(' and ')}`, isBad: true };
    // Readable for a moment, never promised to its writer: the write is simply tried again.
    if (cached !== null && cached > stored) return { lost, words: `${cached} seen, then gone`, isBad: true };
    return { lost, words: 'loses nothing', isBad: false };
  }
  const lost: readonly number[] = [];
  // The write-behind cache outlives the application and flushes by itself.
  if (policy === 'write-behind' || cached === null || cached === stored) return { lost, words: 'loses nothing', isBad: false };
  return { lost, words: cached > stored ? `cache ahead, until expiry` : `cache stale, until expiry`, isBad: true };
}

/** Writes that go to a cache and are flushed to the store at intervals; every key is as likely to be written as any other. */
export interface BufferedWrites {
  readonly writesPerSecond: number;
  readonly keys: number;
  readonly flushSeconds: number;
}

/**
 * Returns how many writes a second reach the store when each flush writes every key changed since the last once: the expected number of
 * distinct keys among Poisson writes, divided by the interval.
 */
export function storeWritesPerSecond({ writesPerSecond, keys, flushSeconds }: BufferedWrites): number {
  return (keys * (1 - exp((-writesPerSecond * flushSeconds) / keys))) / flushSeconds;
}

/** Returns how many acknowledged writes a crash right before a flush loses, on average. */
export function writesAtRisk({ writesPerSecond, flushSeconds }: BufferedWrites): number {
  return writesPerSecond * flushSeconds;
}

/** The writes the figure opens with; the interval of its table varies. */
export const bufferedDefaults = { writesPerSecond: 5_000, keys: 1_000 } as const;

/** The intervals of the figure's table, in seconds. */
export const flushIntervals = [0.1, 1, 10, 60] as const;
