import type { Design } from '../../design/index.ts';
import { readDrawing } from '../../design/index.ts';
import { packFragment, unpackFragment } from '../links/packed-text.ts';

/** What the fragment of every link to a design begins with. The number after it rises when the format changes. */
const mark = '#design=';
const format = '1';

/** A design read from a link, or why there is none: in words, with what to do. */
export type ReadDesignLink =
  { readonly ok: true; readonly design: Design } | { readonly ok: false; readonly message: string; readonly remedy: string };

/** Tells whether a fragment of an address is meant as a link to a design. */
export function isDesignHash(hash: string): boolean {
  return hash.startsWith(mark);
}

/** Packs a design into the fragment of an address, `#design=1.<length>.<text>`; undefined when it would be too long to travel. */
export function encodeDesignLink(design: Design): string | undefined {
  return packFragment(mark, format, JSON.stringify(design));
}

/** Unpacks a fragment made by {@link encodeDesignLink}, which is hostile until shown otherwise. Never throws. */
export function decodeDesignLink(hash: string): ReadDesignLink {
  const unpacked = unpackFragment(mark, format, hash);
  if (!unpacked.ok) return { ok: false, ...refusals[unpacked.kind] };
  const read = readDrawing(unpacked.text);
  if (read.ok) return read;
  const [problem] = read.problems;
  return { ok: false, message: `The link holds no design that can be shown. ${problem!.message}`, remedy: problem!.remedy };
}

const refusals = {
  'too-long': { message: 'This link is longer than any link Headroom makes.', remedy: 'Ask for a new link, or for the design as a file.' },
  truncated: { message: 'This link was cut short, so the design in it is lost.', remedy: 'Copy the whole link, or ask for it again.' },
  edited: { message: 'This link was changed on its way and cannot be read.', remedy: 'Copy the link again from where it was made.' },
  newer: {
    message: 'This link was made by a newer version of Headroom.',
    remedy: 'Reload the page to get the newest version, then open the link again.',
  },
} as const;
