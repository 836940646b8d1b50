import { clip } from '../../replay-parts/clip.ts';

/** The time a key is known to have been held: from the call that set it to the last that saw it, counted from 0. */
export interface KeyLife {
  readonly key: string;
  readonly value: string;
  readonly from: number;
  readonly seen: number;
  readonly end?: { readonly at: number; readonly how: 'deleted' | 'missing' };
}

/** What the answers up to a call tell of a cache. */
export interface KnownState {
  readonly capacity: number;
  readonly lives: readonly KeyLife[];
}

/** Reads the state of a counterexample's step; undefined when there is none or it has another shape. */
export function readState(state: unknown): KnownState | undefined {
  if (typeof state !== 'object' || state === null) return undefined;
  const { capacity, lives } = state as Partial<KnownState>;
  if (typeof capacity !== 'number' || !Array.isArray(lives)) return undefined;
  return lives.every(isLife) ? { capacity, lives } : undefined;
}

function isLife(life: Partial<KeyLife> | null): boolean {
  return typeof life?.key === 'string' && typeof life.value === 'string' && Number.isInteger(life.from) && Number.isInteger(life.seen);
}

/** Returns how many keys are known to have been held after a call: those seen at it or before and again later. */
export function heldAfter({ lives }: KnownState, call: number): number {
  return lives.filter((life) => life.from <= call && (life.seen > call || (life.seen === call && life.end?.at !== call))).length;
}

/** Returns the first call after which more keys were held than fit, or undefined. */
export function overfullAt(state: KnownState, calls: number): number | undefined {
  for (let call = 0; call < calls; call++) if (heldAfter(state, call) > state.capacity) return call;
  return undefined;
}

/** Keys named at most in one sentence. */
const namedKeys = 6;

/** Says in a few sentences what a right cache can hold after a call, and where the answers cannot all be true. */
export function describeState(state: KnownState, call: number): string {
  const { capacity, lives } = state;
  const open = lives.filter((life) => life.end === undefined);
  const seenNow = open.filter((life) => life.seen === call);
  const maybe = open.filter((life) => life.seen < call);
  const gone = lives.filter((life) => life.end?.at === call);
  const room = `There is room for ${capacity === 1 ? 'one key' : `${capacity} keys`}.`;
  const sentences = [`A right cache now holds ${seenNow.length > 0 ? `${names(seenNow)} for certain` : 'nothing for certain'}.`, room];
  if (maybe.length > 0) sentences.push(`Seen before, and perhaps still there: ${names(maybe)}.`);
  for (const life of gone)
    sentences.push(`${clip(life.key, 24)} ${life.end!.how === 'deleted' ? 'was deleted' : 'was not found any more'}.`);
  const over = overfullAt(state, call + 1);
  if (over !== undefined) {
    sentences.push(
      `But ${heldAfter(state, over)} keys must have been held after call ${over + 1}, as each was found later: more than fit. So one of the answers since is wrong.`,
    );
  }
  return sentences.join(' ');
}

function names(lives: readonly KeyLife[]): string {
  const shown = lives.slice(0, namedKeys).map((life) => `${clip(life.key, 16)} → ${clip(life.value, 16)}`);
  return `${shown.join(', ')}${lives.length > namedKeys ? ` and ${lives.length - namedKeys} more` : ''}`;
}
