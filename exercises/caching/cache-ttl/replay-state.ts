import { clip } from '../../replay-parts/clip.ts';

/** One live entry: key and value as source text, and its life on the clock. */
export interface LivingEntry {
  readonly key: string;
  readonly value: string;
  readonly setMs: number;
  /** Absent when it never expires. */
  readonly deadlineMs?: number;
}

/** What a right cache holds after a call, the most recently used key first. */
export interface LivingState {
  readonly capacity: number;
  readonly nowMs: number;
  readonly entries: readonly LivingEntry[];
}

/** What one call did. Lists of entries are empty, and fields absent, where nothing of the kind happened. */
export interface LifeChange {
  /** Milliseconds by which the clock moved. */
  readonly passedMs: number;
  readonly expired: readonly LivingEntry[];
  /** The entry displaced by a new one. */
  readonly evicted?: LivingEntry;
  /** The entry deleted, or set to be never live. */
  readonly removed?: LivingEntry;
  readonly inserted?: string;
  /** The key that was live and began a new life. */
  readonly setAgain?: string;
  /** The key that became the most recently used and was not set. */
  readonly used?: string;
}

/** Reads the state of a counterexample's step; undefined when there is none or it has another shape. */
export function readState(state: unknown): LivingState | undefined {
  if (typeof state !== 'object' || state === null) return undefined;
  const { capacity, nowMs, entries } = state as Partial<LivingState>;
  if (typeof capacity !== 'number' || typeof nowMs !== 'number' || !Array.isArray(entries)) return undefined;
  const isEntry = (entry: Partial<LivingEntry> | null) =>
    typeof entry?.key === 'string' &&
    typeof entry.value === 'string' &&
    typeof entry.setMs === 'number' &&
    ['number', 'undefined'].includes(typeof entry.deadlineMs);
  return entries.every(isEntry) ? { capacity, nowMs, entries } : undefined;
}

/** Compares what is held before and after a call; `before` is undefined for a cache just created. */
export function compareStates(before: LivingState | undefined, after: LivingState): LifeChange {
  const old = before?.entries ?? [];
  const held = new Set(after.entries.map(({ key }) => key));
  const known = new Map(old.map((entry) => [entry.key, entry]));
  const gone = old.filter(({ key }) => !held.has(key));
  const expired = gone.filter(({ deadlineMs }) => deadlineMs !== undefined && deadlineMs <= after.nowMs);
  const other = gone.find((entry) => !expired.includes(entry));
  const inserted = after.entries.find(({ key }) => !known.has(key))?.key;
  const setAgain = after.entries.find((entry) => isAnotherLife(known.get(entry.key), entry))?.key;
  const first = after.entries[0]?.key;
  const isUsed = first !== inserted && first !== setAgain && first !== old.find(({ key }) => held.has(key))?.key;
  return {
    passedMs: before === undefined ? 0 : after.nowMs - before.nowMs,
    expired,
    ...(other !== undefined && (inserted === undefined ? { removed: other } : { evicted: other })),
    ...(inserted !== undefined && { inserted }),
    ...(setAgain !== undefined && { setAgain }),
    ...(isUsed && first !== undefined && { used: first }),
  };
}

function isAnotherLife(old: LivingEntry | undefined, entry: LivingEntry): boolean {
  return old !== undefined && (old.setMs !== entry.setMs || old.deadlineMs !== entry.deadlineMs || old.value !== entry.value);
}

/** Returns the key that a new one would displace, or undefined while there is room. */
export function nextVictim({ capacity, entries }: LivingState): string | undefined {
  return entries.length < capacity ? undefined : entries.at(-1)?.key;
}

/** Returns what is left of a life in words: "6 ms left", "for ever". */
export function leftText({ deadlineMs }: LivingEntry, nowMs: number): string {
  return deadlineMs === undefined ? 'for ever' : `${millisecondsText(deadlineMs - nowMs)} left`;
}

/** Returns milliseconds with thin spaces between thousands: "1 000 000 ms", and a fraction as it is. */
export function millisecondsText(ms: number): string {
  const [whole = '', fraction] = String(ms).split('.');
  return `${whole.replace(/\B(?=(?:\d{3})+$)/g, '\u202f')}${fraction === undefined ? '' : `.${fraction}`} ms`;
}

/** Entries named at most in a sentence. */
const namedEntries = 8;

/** Says in a few sentences what is live after a call, what the call changed, and which entry would be displaced next. */
export function describeState(state: LivingState, change: LifeChange): string {
  const { capacity, nowMs, entries } = state;
  const shown = entries
    .slice(0, namedEntries)
    .map((entry) => `${clip(entry.key, 16)} → ${clip(entry.value, 16)} (${leftText(entry, nowMs)})`);
  const more = entries.length > shown.length ? `, and ${entries.length - shown.length} more` : '';
  const held =
    entries.length === 0
      ? `A right cache now holds nothing live; ${capacity === 1 ? 'its one place is free' : `all ${capacity} places are free`}.`
      : `A right cache now holds ${entries.length} live of at most ${capacity}, most recently used first: ${shown.join(', ')}${more}.`;
  const victim = nextVictim(state);
  const next = victim === undefined ? [] : [`A new key would now displace ${clip(victim, 24)}.`];
  return [`The clock shows ${millisecondsText(nowMs)}.`, held, ...describeChange(change), ...next].join(' ');
}

function describeChange({ passedMs, expired, evicted, removed, inserted, setAgain, used }: LifeChange): string[] {
  const sentences: string[] = [];
  if (passedMs > 0) sentences.push(`${millisecondsText(passedMs)} passed${expired.length === 0 ? ', and nothing expired' : ''}.`);
  if (expired.length > 0) sentences.push(`${namesOf(expired)} expired.`);
  if (evicted !== undefined)
    sentences.push(
      `${clip(inserted ?? 'A new key', 24)} is new and all places were filled by live entries, so ${clip(evicted.key, 24)} was displaced: it was used longest ago.`,
    );
  else if (inserted !== undefined) sentences.push(`${clip(inserted, 24)} is new and found a free place.`);
  if (removed !== undefined) sentences.push(`${clip(removed.key, 24)} is no longer held.`);
  if (setAgain !== undefined) sentences.push(`${clip(setAgain, 24)} was set again and began a new life.`);
  if (used !== undefined) sentences.push(`${clip(used, 24)} was used and is now the most recent; its deadline stays.`);
  return sentences.length > 0 ? sentences : ['Nothing changed.'];
}

function namesOf(entries: readonly LivingEntry[]): string {
  const names = entries.slice(0, namedEntries).map(({ key }) => clip(key, 16));
  if (entries.length > names.length) names.push(`${entries.length - names.length} more`);
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}
