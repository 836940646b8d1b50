import type { StoryRow } from '../../service-parts/story.ts';

/** An upstream call under way, as a right collapser would have it at some point of a story. */
export interface KnownCall {
  readonly key: string;
  readonly beganMs: number;
  /** When it is given up. */
  readonly limitMs: number;
  /** Who waits for it, in order of arrival. */
  readonly waiting: readonly string[];
}

interface Book {
  readonly key: string;
  readonly operation: string;
  readonly beganMs: number;
  /** Names by the ids of their rows. */
  readonly waiting: Map<string, string>;
}

/** Reads the time limit from the text that says how the collapser was made; undefined where it is not there. */
export function limitOf(setup: string): number | undefined {
  const limit = /\btimeoutMs: (\d+(?:\.\d+)?)/.exec(setup)?.[1];
  return limit === undefined ? undefined : Number(limit);
}

/** Follows a story up to a row and returns the calls that would be under way then, in the order in which they began. */
export function callsOfRows(rows: readonly StoryRow[], current: number, timeoutMs: number): KnownCall[] {
  const books = new Map<string, Book>();
  /** A get that is to make a call: the next service call is its own. */
  let asking: { readonly key: string; readonly id: string; readonly name: string } | undefined;
  for (const row of rows.slice(0, current + 1)) {
    const { kind, id = '', text, sentence } = row;
    const atMs = row.atMicros / 1000;
    for (const book of [...books.values()]) if (atMs > book.beganMs + timeoutMs) books.delete(book.key);
    const key = keyOf(text);
    if (kind === 'call') {
      const name = /^(.*) calls get\(/.exec(sentence)?.[1] ?? 'Somebody';
      asking = books.has(key) || name.endsWith('has left') ? undefined : { key, id, name };
      if (!asking && !name.endsWith('has left')) books.get(key)?.waiting.set(id, name);
    } else if (kind === 'serviceCall' && asking?.key === key) {
      books.set(key, { key, operation: id, beganMs: atMs, waiting: new Map([[asking.id, asking.name]]) });
      asking = undefined;
    } else if (kind === 'serviceAnswer') {
      for (const book of [...books.values()]) if (book.operation === id) books.delete(book.key);
    } else if (kind === 'cancel' || kind === 'settle') leave(books, id);
  }
  return [...books.values()].map(({ key, beganMs, waiting }) => ({
    key,
    beganMs,
    limitMs: beganMs + timeoutMs,
    waiting: [...waiting.values()],
  }));
}

function leave(books: Map<string, Book>, id: string): void {
  for (const book of [...books.values()]) if (book.waiting.delete(id) && book.waiting.size === 0) books.delete(book.key);
}

/** The first argument of a call's source text, itself as source text. */
function keyOf(source: string): string {
  return /\(("(?:[^"\\]|\\.)*")/.exec(source)?.[1] ?? source;
}
