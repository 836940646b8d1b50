import { clip } from '../../replay-parts/clip.ts';

/** One key held and its value, both as source text. */
export interface HeldEntry {
  readonly key: string;
  readonly value: string;
}

/** What a right cache holds after a call, the most recently used key first. */
export interface HeldState {
  readonly capacity: number;
  readonly entries: readonly HeldEntry[];
}

/** What one call did to the keys held: each field names a key, and is absent where nothing of the kind happened. */
export interface StateChange {
  readonly inserted?: string;
  readonly evicted?: string;
  readonly deleted?: string;
  readonly overwritten?: string;
  /** The key that became the most recently used without being new. */
  readonly moved?: string;
}

/** Reads the state of a counterexample's step; undefined when there is none or it has another shape. */
export function readState(state: unknown): HeldState | undefined {
  if (typeof state !== 'object' || state === null) return undefined;
  const { capacity, entries } = state as Partial<HeldState>;
  if (typeof capacity !== 'number' || !Array.isArray(entries)) return undefined;
  if (!entries.every((entry) => typeof entry?.key === 'string' && typeof entry.value === 'string')) return undefined;
  return { capacity, entries };
}

/** Compares what is held before and after a call; `before` is undefined for a cache just created. */
export function compareStates(before: HeldState | undefined, after: HeldState): StateChange {
  const old = before?.entries ?? [];
  const valueBefore = new Map(old.map(({ key, value }) => [key, value]));
  const keysAfter = new Set(after.entries.map(({ key }) => key));
  const inserted = after.entries.find(({ key }) => !valueBefore.has(key))?.key;
  const gone = old.find(({ key }) => !keysAfter.has(key))?.key;
  if (gone !== undefined) return inserted === undefined ? { deleted: gone } : { inserted, evicted: gone };
  if (inserted !== undefined) return { inserted };
  const overwritten = after.entries.find(({ key, value }) => valueBefore.get(key) !== value)?.key;
  const first = after.entries[0]?.key;
  const moved = first === old[0]?.key ? undefined : first;
  return { ...(overwritten !== undefined && { overwritten }), ...(moved !== undefined && { moved }) };
}

/** Returns the keys held after the last of the states in the order in which they came in, which is the order of the map. */
export function keysInMapOrder(states: readonly (HeldState | undefined)[]): readonly string[] {
  let order: string[] = [];
  for (const state of states) {
    if (state === undefined) continue;
    const held = state.entries.map(({ key }) => key);
    order = [...order.filter((key) => held.includes(key)), ...held.filter((key) => !order.includes(key)).reverse()];
  }
  return order;
}

/** Says in one to three sentences what is held after a call and what the call changed. */
export function describeState(state: HeldState, change: StateChange): string {
  const { capacity, entries } = state;
  const shown = entries.slice(0, 8).map(({ key, value }) => `${clip(key, 24)} → ${clip(value, 24)}`);
  const more = entries.length > shown.length ? `, and ${entries.length - shown.length} more` : '';
  const held =
    entries.length === 0
      ? `A right cache now holds no keys; ${places(capacity)}.`
      : `A right cache now holds ${entries.length} of at most ${capacity}, most recently used first: ${shown.join(', ')}${more}.`;
  return [held, ...describeChange(change)].join(' ');
}

function places(capacity: number): string {
  return capacity === 1 ? 'its one place is free' : `all ${capacity} places are free`;
}

function describeChange({ inserted, evicted, deleted, overwritten, moved }: StateChange): string[] {
  if (evicted !== undefined)
    return [
      `${clip(inserted ?? 'A new key', 24)} is new and the cache was full, so the least recently used key ${clip(evicted, 24)} was evicted.`,
    ];
  if (inserted !== undefined) return [`${clip(inserted, 24)} is new and found a free place.`];
  if (deleted !== undefined) return [`${clip(deleted, 24)} was deleted.`];
  const sentences: string[] = [];
  if (overwritten !== undefined) sentences.push(`${clip(overwritten, 24)} has a new value.`);
  if (moved !== undefined) sentences.push(`${clip(moved, 24)} was used and is now the most recent.`);
  return sentences.length > 0 ? sentences : ['Nothing changed.'];
}
