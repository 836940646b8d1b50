import { deflateSync, Inflate, strFromU8, strToU8 } from 'fflate';

/** Longest fragment of an address that pages make: mail programs and chats cut addresses beyond some tens of thousands of characters. */
export const MAX_HASH_CHARS = 32_000;
/** Largest text that a link may unfold to; a few kilobytes could otherwise fill the memory. */
const MAX_UNFOLDED_BYTES = 512_000;
const CHUNK_BYTES = 1_024;

/** What a fragment holds, or why it cannot be read. */
export type ReadFragment =
  { readonly ok: true; readonly text: string } | { readonly ok: false; readonly kind: 'too-long' | 'truncated' | 'edited' | 'newer' };

/** Packs a text into the fragment of an address, `<mark><format>.<length>.<packed text>`; undefined when it would be too long to travel. */
export function packFragment(mark: string, format: string, text: string): string | undefined {
  const body = toBase64Url(deflateSync(strToU8(text), { level: 9 }));
  const hash = `${mark}${format}.${body.length}.${body}`;
  return hash.length > MAX_HASH_CHARS ? undefined : hash;
}

/**
 * Unpacks a fragment made by {@link packFragment} with the same mark and format. The text is hostile: its size is bounded before and while
 * unfolding. Never throws. What the text holds is still to be validated.
 */
export function unpackFragment(mark: string, format: string, hash: string): ReadFragment {
  if (hash.length > MAX_HASH_CHARS) return { ok: false, kind: 'too-long' };
  const [found, length, body, ...rest] = hash.slice(mark.length).split('.');
  if (found !== undefined && /^\d+$/.test(found) && Number(found) > Number(format)) return { ok: false, kind: 'newer' };
  if (found !== format || length === undefined || body === undefined || rest.length > 0) return { ok: false, kind: 'truncated' };
  if (body.length < Number(length)) return { ok: false, kind: 'truncated' };
  if (body.length > Number(length) || !/^[A-Za-z0-9_-]*$/.test(body)) return { ok: false, kind: 'edited' };
  const text = unfold(body);
  return text === undefined ? { ok: false, kind: 'edited' } : { ok: true, text };
}

/** Inflates in small pieces, so that a text made to explode is stopped early; undefined when it is broken or too large. */
function unfold(body: string): string | undefined {
  try {
    const packed = fromBase64Url(body);
    const pieces: Uint8Array[] = [];
    let bytes = 0;
    let ended = false;
    const inflate = new Inflate((piece, final) => {
      pieces.push(piece);
      bytes += piece.length;
      ended ||= final;
    });
    for (let start = 0; start < packed.length && bytes <= MAX_UNFOLDED_BYTES; start += CHUNK_BYTES) {
      inflate.push(packed.subarray(start, start + CHUNK_BYTES), start + CHUNK_BYTES >= packed.length);
    }
    if (!ended || bytes > MAX_UNFOLDED_BYTES) return undefined;
    const whole = new Uint8Array(bytes);
    let offset = 0;
    for (const piece of pieces) {
      whole.set(piece, offset);
      offset += piece.length;
    }
    return strFromU8(whole);
  } catch {
    return undefined;
  }
}

function toBase64Url(bytes: Uint8Array): string {
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

function fromBase64Url(text: string): Uint8Array {
  const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(binary, (character) => character.charCodeAt(0));
}
