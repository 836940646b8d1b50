import { clip } from '../../replay-parts/clip.ts';

/** One key held, its value as source text, and its uses. */
export interface CountedEntry {
  readonly key: string;
  readonly value: string;
  readonly uses: number;
}

/** What a right cache holds after a call, the most recently used key first. */
export interface CountedState {
  readonly capacity: number;
  readonly entries: readonly CountedEntry[];
}

/** The keys with one count, the most recently used first. */
export interface CountGroup {
  readonly uses: number;
  readonly entries: readonly CountedEntry[];
}

/** What one call did to the keys held: each field names a key, and is absent where nothing of the kind happened. */
export interface CountChange {
  readonly inserted?: string;
  readonly evicted?: string;
  readonly deleted?: string;
  readonly overwritten?: string;
  /** The key that was held before and has one use more. */
  readonly used?: string;
}

/** Reads the state of a counterexample's step; undefined when there is none or it has another shape. */
export function readState(state: unknown): CountedState | undefined {
  if (typeof state !== 'object' || state === null) return undefined;
  const { capacity, entries } = state as Partial<CountedState>;
  if (typeof capacity !== 'number' || !Array.isArray(entries)) return undefined;
  const isEntry = (entry: Partial<CountedEntry> | null) =>
    typeof entry?.key === 'string' && typeof entry.value === 'string' && typeof entry.uses === 'number';
  return entries.every(isEntry) ? { capacity, entries } : undefined;
}

/** Returns the keys held in groups of equal counts, the highest count first: the last key of the last group goes next. */
export function groupByCount({ entries }: CountedState): readonly CountGroup[] {
  const groups = new Map<number, CountedEntry[]>();
  for (const entry of entries) {
    const group = groups.get(entry.uses);
    if (group) group.push(entry);
    else groups.set(entry.uses, [entry]);
  }
  return [...groups].map(([uses, members]) => ({ uses, entries: members })).sort((a, b) => b.uses - a.uses);
}

/** Returns the key that a new one would displace, or undefined while there is room. */
export function nextVictim(state: CountedState): string | undefined {
  return state.entries.length < state.capacity ? undefined : groupByCount(state).at(-1)?.entries.at(-1)?.key;
}

/** Compares what is held before and after a call; `before` is undefined for a cache just created. */
export function compareStates(before: CountedState | undefined, after: CountedState): CountChange {
  const old = new Map((before?.entries ?? []).map((entry) => [entry.key, entry]));
  const keysAfter = new Set(after.entries.map(({ key }) => key));
  const inserted = after.entries.find(({ key }) => !old.has(key))?.key;
  const gone = [...old.keys()].find((key) => !keysAfter.has(key));
  if (gone !== undefined) return inserted === undefined ? { deleted: gone } : { inserted, evicted: gone };
  if (inserted !== undefined) return { inserted };
  const overwritten = after.entries.find(({ key, value }) => old.get(key)?.value !== value)?.key;
  const used = after.entries.find(({ key, uses }) => old.get(key)?.uses !== uses)?.key;
  return { ...(overwritten !== undefined && { overwritten }), ...(used !== undefined && { used }) };
}

/** Groups, and keys of a group, named at most. */
const namedGroups = 5;
const namedKeys = 6;

/** Says in a few sentences what is held after a call, what the call changed, and who would go next. */
export function describeState(state: CountedState, change: CountChange): string {
  const { capacity, entries } = state;
  const groups = groupByCount(state);
  // The lowest counts matter most: of many groups the higher ones are left out.
  const shown = groups.slice(-namedGroups).map(describeGroup);
  const left = groups.length - shown.length;
  const held =
    entries.length === 0
      ? `A right cache now holds no keys; ${capacity === 1 ? 'its one place is free' : `all ${capacity} places are free`}.`
      : `A right cache now holds ${entries.length} of at most ${capacity}, in each group the most recently used first. ${left > 0 ? `${left} higher groups, then ` : ''}${shown.join('; ')}.`;
  const victim = nextVictim(state);
  const next = victim === undefined ? [] : [`A new key would now displace ${clip(victim, 24)}.`];
  return [held, ...describeChange(state, change), ...next].join(' ');
}

/** Returns a count in words: "1 use", "3 uses". */
export function usesText(uses: number): string {
  return uses === 1 ? '1 use' : `${uses} uses`;
}

function describeGroup({ uses, entries }: CountGroup): string {
  const named = entries.length > namedKeys ? [...entries.slice(0, namedKeys - 1), entries.at(-1)!] : entries;
  const texts = named.map(({ key, value }) => `${clip(key, 16)} → ${clip(value, 16)}`);
  if (named.length < entries.length) texts.splice(-1, 0, `${entries.length - named.length} more`);
  return `${usesText(uses)}: ${texts.join(', ')}`;
}

function describeChange({ entries }: CountedState, { inserted, evicted, deleted, overwritten, used }: CountChange): string[] {
  if (evicted !== undefined)
    return [
      `${clip(inserted ?? 'A new key', 24)} is new and the cache was full, so ${clip(evicted, 24)} was evicted: it had the fewest uses, and of the keys with as few it was used longest ago.`,
    ];
  if (inserted !== undefined) return [`${clip(inserted, 24)} is new and found a free place.`];
  if (deleted !== undefined) return [`${clip(deleted, 24)} was deleted.`];
  const sentences: string[] = [];
  if (overwritten !== undefined) sentences.push(`${clip(overwritten, 24)} has a new value.`);
  const entry = entries.find(({ key }) => key === used);
  if (entry) sentences.push(`${clip(entry.key, 24)} was used and now has ${usesText(entry.uses)}.`);
  return sentences.length > 0 ? sentences : ['Nothing changed.'];
}
