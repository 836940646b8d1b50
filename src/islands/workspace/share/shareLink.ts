import * as z from 'zod/mini';
import type { Receipt } from '../../../grader/protocol/verdict.ts';
import { receiptSchema } from '../../../schema/verdict.ts';
import { packFragment, unpackFragment } from '../../links/packed-text.ts';

export { MAX_HASH_CHARS } from '../../links/packed-text.ts';

/** What a link carries to reproduce a verdict. */
export interface SharedRun {
  readonly exercise: string;
  readonly source: string;
  readonly receipt: Receipt;
}

/** A link that cannot be opened, in words. */
export interface ShareRefusal {
  readonly kind: 'too-long' | 'truncated' | 'edited' | 'newer' | 'other-exercise';
  readonly message: string;
  readonly remedy: string;
}

export type EncodeResult = { readonly ok: true; readonly hash: string } | { readonly ok: false; readonly refusal: ShareRefusal };
export type DecodeResult = { readonly ok: true; readonly run: SharedRun } | { readonly ok: false; readonly refusal: ShareRefusal };

/** What a link's fragment begins with; the number rises when the format changes. */
const MARK = '#verdict=';
const FORMAT = '1';

const payloadSchema = z.object({ exercise: z.string(), source: z.string(), receipt: receiptSchema });

/** Tells whether a fragment of an address is meant as a shared verdict. */
export function isShareHash(hash: string): boolean {
  return hash.startsWith(MARK);
}

/** Packs a run into the fragment of an address, `#verdict=1.<length>.<text>`; refuses a run that would be too long to travel. */
export function encodeShareLink({ exercise, source, receipt }: SharedRun): EncodeResult {
  const { exerciseVersion, codeHash, seed, transcriptHash } = receipt;
  const text = JSON.stringify({ exercise, source, receipt: { exerciseVersion, codeHash, seed, transcriptHash } });
  const hash = packFragment(MARK, FORMAT, text);
  if (hash === undefined) return refuse('too-long', 'The code is too long to travel in a link.', 'Copy the code and the receipt instead.');
  return { ok: true, hash };
}

/**
 * Unpacks a fragment made by {@link encodeShareLink} for the given exercise. The text is hostile: its size is bounded before and while
 * unfolding, its shape is validated. Never throws. Whether the code is the receipt's is for {@link matchesCodeHash} and the regrade.
 */
export function decodeShareLink(hash: string, exercise: string): DecodeResult {
  const read = unpackFragment(MARK, FORMAT, hash);
  if (!read.ok) return refused[read.kind]();
  const payload = payloadSchema.safeParse(parseJson(read.text));
  if (!payload.success) return edited();
  if (payload.data.exercise !== exercise) {
    return refuse(
      'other-exercise',
      `This link belongs to another exercise, "${payload.data.exercise.slice(0, 60)}".`,
      'Open it on the page of that exercise.',
    );
  }
  return { ok: true, run: payload.data as SharedRun };
}

/** Tells whether a source is the one its receipt was written for: SHA-256 of the UTF-8 text, in hexadecimal. */
export async function matchesCodeHash(run: SharedRun): Promise<boolean> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(run.source));
  const hex = Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
  return hex === run.receipt.codeHash;
}

function refuse(kind: ShareRefusal['kind'], message: string, remedy: string): { readonly ok: false; readonly refusal: ShareRefusal } {
  return { ok: false, refusal: { kind, message, remedy } };
}

const refused = {
  'too-long': () => refuse('too-long', 'This link is longer than any link Headroom makes.', 'Ask for a new link.'),
  newer: () =>
    refuse(
      'newer',
      'This link was made by a newer version of Headroom.',
      'Reload the page to get the newest version, then open the link again.',
    ),
  truncated: () => refuse('truncated', 'This link was cut short, so the code in it is lost.', 'Copy the whole link, or ask for it again.'),
  edited,
} as const;

function edited(): DecodeResult {
  return refuse('edited', 'This link was changed on its way and cannot be read.', 'Copy the link again from where it was made.');
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
