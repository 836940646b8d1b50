import { clip } from '../../replay-parts/clip.ts';

/** The policies by name. */
export const policies = ['fifo', 'lifo', 'mru', 'random'] as const;
export type PolicyName = (typeof policies)[number];

/** One key held, and its value, both as source text. */
export interface HeldEntry {
  readonly key: string;
  readonly value: string;
  /** Present where a random cache may have evicted it, as far as its answers tell. */
  readonly mayBeGone?: true;
}

/** What a cache holds after a call: the last inserted first, for MRU the last used. */
export interface HeldState {
  readonly capacity: number;
  readonly policy: PolicyName;
  readonly entries: readonly HeldEntry[];
}

/** What one call did: each field names a key, and is absent where nothing of the kind happened. */
export interface HeldChange {
  readonly inserted?: string;
  readonly evicted?: string;
  readonly deleted?: string;
  readonly overwritten?: string;
  /** The key that a use brought to the front, under MRU. */
  readonly moved?: string;
  /** The key that turned out to be gone. */
  readonly missed?: string;
  /** The key that turned out to be held still. */
  readonly found?: string;
  /** A key of several went, and which is not known. */
  readonly isUnknownEvicted?: true;
}

/** Reads the state of a counterexample's step; undefined when there is none or it has another shape. */
export function readState(state: unknown): HeldState | undefined {
  if (typeof state !== 'object' || state === null) return undefined;
  const { capacity, policy, entries } = state as Partial<HeldState>;
  if (typeof capacity !== 'number' || policy === undefined || !policies.includes(policy) || !Array.isArray(entries)) return undefined;
  const isEntry = (entry: Partial<HeldEntry> | null) => typeof entry?.key === 'string' && typeof entry.value === 'string';
  return entries.every(isEntry) ? { capacity, policy, entries } : undefined;
}

/** Compares what is held before and after a call; `before` is undefined for a cache just created. */
export function compareStates(before: HeldState | undefined, after: HeldState): HeldChange {
  const old = before?.entries ?? [];
  const was = new Map(old.map((entry) => [entry.key, entry]));
  const is = new Map(after.entries.map((entry) => [entry.key, entry]));
  const inserted = after.entries.find(({ key }) => !was.has(key))?.key;
  const gone = old.find(({ key }) => !is.has(key));
  const isUnknownEvicted = inserted !== undefined && gone === undefined && isFull(before, after);
  const found = after.entries.find((entry) => was.get(entry.key)?.mayBeGone && !entry.mayBeGone)?.key;
  const overwritten = after.entries.find(({ key, value }) => was.has(key) && was.get(key)!.value !== value)?.key;
  const first = after.entries[0]?.key;
  const moved = after.policy === 'mru' && inserted === undefined && gone === undefined && first !== old[0]?.key ? first : undefined;
  return {
    ...(inserted !== undefined && { inserted }),
    ...(gone !== undefined && whatBecame(gone, inserted)),
    ...(isUnknownEvicted && { isUnknownEvicted: true as const }),
    ...(found !== undefined && gone === undefined && inserted === undefined && { found }),
    ...(overwritten !== undefined && { overwritten }),
    ...(moved !== undefined && { moved }),
  };
}

function whatBecame(gone: HeldEntry, inserted: string | undefined): HeldChange {
  if (inserted !== undefined) return { evicted: gone.key };
  return gone.mayBeGone ? { missed: gone.key } : { deleted: gone.key };
}

/** Whether a key went that no answer has named yet: it is a random cache, and more keys may be held than fit. */
function isFull(before: HeldState | undefined, { policy, entries, capacity }: HeldState): boolean {
  return policy === 'random' && before !== undefined && entries.length > capacity;
}

/** Returns the key that a new one would displace; undefined while there is room, and where chance decides. */
export function nextVictim({ capacity, policy, entries }: HeldState): string | undefined {
  if (policy === 'random' || entries.length < capacity) return undefined;
  return (policy === 'fifo' ? entries.at(-1) : entries[0])?.key;
}

const orderWords: Readonly<Record<PolicyName, string>> = {
  fifo: 'last inserted first',
  lifo: 'last inserted first',
  mru: 'last used first',
  random: 'last inserted first',
};
const reasons: Readonly<Record<Exclude<PolicyName, 'random'>, string>> = {
  fifo: 'it was inserted first',
  lifo: 'of those held it was inserted last',
  mru: 'of those held it was used last',
};

/** Entries named at most in a sentence. */
const namedEntries = 8;

/** Says in a few sentences what is held after a call, what the call changed, and who would go next. */
export function describeState(state: HeldState, change: HeldChange): string {
  return [describeHeld(state), ...describeChange(state, change), ...describeNext(state)].join(' ');
}

function describeHeld({ capacity, policy, entries }: HeldState): string {
  if (entries.length === 0)
    return `A right cache now holds no keys; ${capacity === 1 ? 'its one place is free' : `all ${capacity} places are free`}.`;
  const uncertain = entries.filter((entry) => entry.mayBeGone).length;
  const shown = entries
    .slice(0, namedEntries)
    .map(({ key, value, mayBeGone }) => `${clip(key, 16)} → ${clip(value, 16)}${mayBeGone ? ' (perhaps)' : ''}`);
  const more = entries.length > shown.length ? `, and ${entries.length - shown.length} more` : '';
  const count = uncertain > 0 ? `at most ${capacity}` : `${entries.length} of at most ${capacity}`;
  return `A right cache now holds ${count}, ${orderWords[policy]}: ${shown.join(', ')}${more}.`;
}

function describeChange({ policy }: HeldState, change: HeldChange): string[] {
  const { inserted, evicted, deleted, overwritten, moved, missed, found, isUnknownEvicted } = change;
  const sentences: string[] = [];
  if (inserted !== undefined && evicted !== undefined) {
    const why = policy === 'random' ? 'it alone could' : reasons[policy];
    sentences.push(`${clip(inserted, 24)} is new and the cache was full, so ${clip(evicted, 24)} was evicted: ${why}.`);
  } else if (inserted !== undefined) {
    const place = isUnknownEvicted ? 'the cache was full: one of the others went, any with equal chance' : 'found a free place';
    sentences.push(`${clip(inserted, 24)} is new and ${place}.`);
  }
  if (deleted !== undefined) sentences.push(`${clip(deleted, 24)} was deleted.`);
  if (missed !== undefined) sentences.push(`${clip(missed, 24)} turned out to be gone.`);
  if (found !== undefined) sentences.push(`${clip(found, 24)} turned out to be held still.`);
  if (overwritten !== undefined) sentences.push(`${clip(overwritten, 24)} has a new value.`);
  if (moved !== undefined) sentences.push(`${clip(moved, 24)} was used and is now the most recent.`);
  return sentences.length > 0 ? sentences : ['Nothing changed.'];
}

function describeNext(state: HeldState): string[] {
  const victim = nextVictim(state);
  if (victim !== undefined) return [`A new key would now displace ${clip(victim, 24)}.`];
  const isDrawn = state.policy === 'random' && state.entries.length >= state.capacity;
  return isDrawn ? ['A new key would now displace any of those held.'] : [];
}
