import type { StorageStatus } from '../../progress/index.ts';
import type { KeeperWord } from './drawing-keeper.ts';

/** How the drawing on the page came there, while it is as it came: from what was kept, or by a link while others are kept. */
export type Arrival = 'restored' | 'linked' | undefined;

/** What a page says of where its drawing is; "" for nothing. */
export interface DrawingWords {
  readonly warning: string;
  readonly note: string;
}

interface Facts {
  readonly arrival: Arrival;
  /** Why a link could not be read, or "". */
  readonly refusal: string;
  /** Whether the address of the page can carry the drawing. */
  readonly isInAddress: boolean;
  /** How storage is; undefined until that is known. */
  readonly status: StorageStatus | undefined;
  readonly word: KeeperWord | undefined;
}

/** Says where the drawing of a page is kept, where it is not, and what to do about it. */
export function drawingWords({ arrival, refusal, isInAddress, status, word }: Facts): DrawingWords {
  const isStored = status?.kind === 'ok' && word !== 'too-large';
  const warnings = [refusal];
  if (word === 'too-large')
    warnings.push('The drawing is too large to be kept. Take something out of it: no file may hold so much either.');
  if (status && status.kind !== 'ok') {
    warnings.push(`${status.message} ${status.remedy}`);
    if (!isInAddress) warnings.push('The drawing is too large for the address of the page: export it as JSON before you leave.');
  }
  const notes = [];
  if (arrival === 'restored') notes.push('This is the drawing that you left here. “Start from …” begins another, and this one stays.');
  if (arrival === 'linked') notes.push('This drawing came with the link. What you drew before is kept: “Kept here …” brings it back.');
  if (word === 'forked') notes.push('Another tab has changed this drawing too. Both are kept: “Kept here …” has the other.');
  if (!isInAddress && isStored)
    notes.push('The drawing is too large for the address of the page. It is kept in this browser; export it as JSON to give it on.');
  return { warning: warnings.filter((one) => one !== '').join(' '), note: notes.join(' ') };
}
