import type { StoryRow } from '../../service-parts/story.ts';

/** What cache and store have of a key at some point of a story; values are source text. */
export interface KeyContents {
  readonly key: string;
  /** What a right cache holds; absent: nothing. */
  readonly cache?: string;
  /** The cache has it, and no write of it has begun. */
  readonly isDirty: boolean;
  /** What the store is known to have; absent: nothing was read or written yet. */
  readonly store?: string;
}

interface Book {
  cache?: string;
  isDirty: boolean;
  store?: string;
  /** Reads under way whose values will be held. */
  readonly reads: Set<string>;
}

/** Reads the policy from the text that says how the cache was made; undefined where it is not there. */
export function policyOf(setup: string): string | undefined {
  return /policy: '([a-z-]+)'/.exec(setup)?.[1];
}

/** Follows a story up to a row and returns what a right cache and the store would have of each key then, in order of their first mention. */
export function contentsOfRows(rows: readonly StoryRow[], current: number, policy: string): KeyContents[] {
  const books = new Map<string, Book>();
  const operations = new Map<string, { readonly book: Book; readonly value: string | undefined }>();
  const at = (key: string): Book => {
    let book = books.get(key);
    if (!book) books.set(key, (book = { isDirty: false, reads: new Set() }));
    return book;
  };
  for (const row of rows.slice(0, current + 1)) {
    const { kind, id = '', text } = row;
    if (kind === 'crash') for (const book of books.values()) forget(book);
    if (kind !== 'call' && kind !== 'serviceCall') {
      const operation = operations.get(id);
      if (operation) takeOutcome(operation.book, operation.value, row, policy);
      continue;
    }
    const call = readCall(text);
    if (!call) continue;
    const book = at(call.key);
    if (kind === 'serviceCall') {
      operations.set(id, { book, value: call.value });
      if (call.value === undefined) book.reads.add(id);
      else if (policy === 'write-behind') book.isDirty = false;
    } else if (call.value !== undefined && policy === 'write-behind') {
      forget(book);
      book.cache = call.value;
      book.isDirty = true;
    }
  }
  return [...books].map(([key, { cache, isDirty, store }]) => ({
    key,
    isDirty,
    ...(cache !== undefined && { cache }),
    ...(store !== undefined && { store }),
  }));
}

/** Takes in the effect or the answer of a read (no value) or of a write. */
function takeOutcome(book: Book, value: string | undefined, { kind, id = '', text, fails }: StoryRow, policy: string): void {
  if (kind === 'serviceEffect') book.store = value ?? text;
  if (kind !== 'serviceAnswer') return;
  if (value === undefined) {
    const counts = book.reads.delete(id);
    if (counts && !fails && text !== 'undefined') book.cache = text;
  } else if (policy === 'write-behind') {
    if (fails) book.isDirty = true;
  } else {
    forget(book);
    if (!fails && policy === 'write-through') book.cache = value;
  }
}

function forget(book: Book): void {
  delete book.cache;
  book.isDirty = false;
  book.reads.clear();
}

/** Reads key and value from the source text of a call; the value is absent in a get or a read. */
function readCall(source: string): { readonly key: string; readonly value?: string } | undefined {
  const found = /^[\w.]+\("((?:[^"\\]|\\.)*)"(?:, (.*))?\)$/.exec(source);
  return found ? { key: found[1]!, ...(found[2] !== undefined && { value: found[2] }) } : undefined;
}
