import type { StoryRow } from '../../service-parts/story.ts';

/** What a right reader knows of a key at some point of a story. */
export interface KnownKey {
  readonly key: string;
  /** Source text of the copy's value; absent: there is none. */
  readonly copy?: string;
  /** When the copy ends, in milliseconds. */
  readonly endMs?: number;
  /** Loads that count and are under way, and those that no longer count. */
  readonly loads: number;
  readonly voided: number;
}

interface Lives {
  readonly ttlMs: number;
  readonly missingTtlMs: number;
}

interface Book {
  copy?: { text: string; endMs: number };
  /** Loads under way by row id, with the time they began; void: the key has changed since. */
  readonly loads: Map<string, { beganMs: number; isVoid: boolean }>;
}

/** Reads the lives of copies from the text that says how the reader was made; undefined where it is not there. */
export function livesOf(setup: string): Lives | undefined {
  const ttlMs = /\bttlMs: (\d+(?:\.\d+)?)/.exec(setup)?.[1];
  const missingTtlMs = /missingTtlMs: (\d+(?:\.\d+)?)/.exec(setup)?.[1];
  return ttlMs === undefined || missingTtlMs === undefined ? undefined : { ttlMs: Number(ttlMs), missingTtlMs: Number(missingTtlMs) };
}

/** Follows a story up to a row and returns what a right reader would know of each key then, in order of their first mention. */
export function copiesOfRows(rows: readonly StoryRow[], current: number, lives: Lives): KnownKey[] {
  const books = new Map<string, Book>();
  const callKeys = new Map<string, string>();
  const bookOf = (key: string): Book => {
    let book = books.get(key);
    if (!book) books.set(key, (book = { loads: new Map() }));
    return book;
  };
  const forget = (key: string) => {
    const book = bookOf(key);
    delete book.copy;
    for (const load of book.loads.values()) load.isVoid = true;
  };
  rows.slice(0, current + 1).forEach((row) => {
    const { kind, id = '', text } = row;
    const atMs = row.atMicros / 1000;
    if (kind === 'call') {
      const key = keyOf(text);
      if (text.startsWith('invalidate(')) forget(key);
      else bookOf(key);
    } else if (kind === 'serviceCall') {
      const key = keyOf(text);
      callKeys.set(id, `${text.startsWith('store.write(') ? 'write' : 'read'} ${key}`);
      if (!text.startsWith('store.write(')) bookOf(key).loads.set(id, { beganMs: atMs, isVoid: false });
    } else if (kind === 'serviceAnswer') {
      const [what, ...rest] = (callKeys.get(id) ?? '').split(' ');
      const key = rest.join(' ');
      if (what === 'write') forget(key);
      else if (what === 'read') finish(bookOf(key), id, row, lives);
    }
  });
  const nowMs = (rows[current]?.atMicros ?? 0) / 1000;
  return [...books].map(([key, book]) => known(key, book, nowMs));
}

function finish(book: Book, id: string, row: StoryRow, { ttlMs, missingTtlMs }: Lives): void {
  const load = book.loads.get(id);
  book.loads.delete(id);
  if (!load || load.isVoid || row.fails) return;
  book.copy = { text: row.text, endMs: load.beganMs + (row.text === 'undefined' ? missingTtlMs : ttlMs) };
}

function known(key: string, { copy, loads }: Book, nowMs: number): KnownKey {
  const all = [...loads.values()];
  const voided = all.filter(({ isVoid }) => isVoid).length;
  const isLive = copy !== undefined && nowMs < copy.endMs;
  return { key, loads: all.length - voided, voided, ...(isLive && { copy: copy.text, endMs: copy.endMs }) };
}

/** The first argument of a call's source text. */
function keyOf(source: string): string {
  return /\("((?:[^"\\]|\\.)*)"/.exec(source)?.[1] ?? source;
}
