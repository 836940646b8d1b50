import type { StoryRow } from '../../service-parts/story.ts';
import type { PoolsOptions } from './contract.ts';
import { PoolState, type Job } from './suite/pool-state.ts';

/** What right pools would have at some point of a story. */
export interface PoolNow {
  readonly kind: string;
  readonly workers: number;
  /** Ids of jobs. */
  readonly running: readonly string[];
  readonly waiting: readonly string[];
  readonly queueLimit: number;
}

interface Book {
  readonly kind: string;
  readonly state: PoolState;
  readonly running: string[];
}

/** Reads the options from the text that says how the pools were made; undefined where they are not there. */
export function optionsOf(setup: string): PoolsOptions | undefined {
  const source = /options: (\{.*\}), run, now/.exec(setup)?.[1];
  if (source === undefined) return undefined;
  try {
    return JSON.parse(source.replace(/([{ ])(\w+): /g, '$1"$2":')) as PoolsOptions;
  } catch {
    return undefined;
  }
}

/** Follows a story up to a row and returns what right pools would be doing then. */
export function poolsOfRows(rows: readonly StoryRow[], current: number, { utilisation, pools }: PoolsOptions): PoolNow[] {
  const books = pools.map((spec): Book => ({ kind: spec.kind, state: new PoolState(spec, Math.round(100 * utilisation)), running: [] }));
  const ids = new Map<string, string>();
  let isClosed = false;
  for (const { kind, id = '', text } of rows.slice(0, current + 1)) {
    if (kind === 'call' && text.startsWith('close(')) isClosed = true;
    else if (kind === 'call' && !isClosed) accept(books, text);
    else if (kind === 'serviceCall') ids.set(id, textsOf(text)[0] ?? '');
    else if (kind === 'serviceAnswer') finish(books, ids.get(id) ?? '');
  }
  return books.map(({ kind, state, running }) => ({
    kind,
    workers: state.workers,
    running,
    waiting: state.waiting.map(({ id }) => id),
    queueLimit: state.queueLimit,
  }));
}

function accept(books: readonly Book[], source: string): void {
  const [kind, id = ''] = textsOf(source);
  const book = books.find((one) => one.kind === kind);
  if (!book) return;
  const { state, running } = book;
  if (running.length < state.workers) running.push(id);
  else if (state.hasRoom) state.waiting.push({ id, call: 0, pool: state, phase: 'waiting' } satisfies Job);
}

function finish(books: readonly Book[], id: string): void {
  for (const { state, running } of books) {
    const at = running.indexOf(id);
    if (at < 0) continue;
    running.splice(at, 1);
    const next = state.waiting.shift();
    if (next) running.push(next.id);
  }
}

/** Returns the texts in a call's source. */
function textsOf(source: string): string[] {
  return [...source.matchAll(/"((?:[^"\\]|\\.)*)"/g)].map((found) => found[1]!);
}
