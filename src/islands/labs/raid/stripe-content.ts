import type { Bytes, Chunk } from '../../../sim/raid/index.ts';
import { dataPerStripe, layStripe, parityP, parityQ } from '../../../sim/raid/index.ts';
import type { RaidSettings } from './settings.ts';
import { chunkBytes } from './settings.ts';

/** What one disk holds in a stripe. */
export interface Cell {
  readonly chunk: Chunk;
  /** D7, its copy D7′, P or Q. */
  readonly label: string;
  readonly bytes: Bytes;
}

/** Returns the bytes of a chunk of data: the text, over and over. */
export function bytesOfChunk(text: string, chunk: number): Bytes {
  return Array.from({ length: chunkBytes }, (_, at) => text.charCodeAt((chunk * chunkBytes + at) % text.length));
}

/** Returns the data chunks of a stripe, in the order of their places. */
export function dataOfStripe({ level, disks, text }: RaidSettings, stripe: number): readonly Bytes[] {
  const count = dataPerStripe(level, disks);
  return Array.from({ length: count }, (_, place) => bytesOfChunk(text, stripe * count + place));
}

/** Returns what each disk holds in a stripe when none has failed. */
export function cellsOf(settings: RaidSettings, stripe: number): readonly Cell[] {
  const data = dataOfStripe(settings, stripe);
  return layStripe(settings.level, settings.disks, stripe).map((chunk): Cell => {
    if (chunk.kind === 'P') return { chunk, label: 'P', bytes: parityP(data) };
    if (chunk.kind === 'Q') return { chunk, label: 'Q', bytes: parityQ(data) };
    return { chunk, label: `D${chunk.chunk}${'′'.repeat(Math.min(1, chunk.copy))}`, bytes: bytesOfChunk(settings.text, chunk.chunk) };
  });
}

/** Formats a byte in hexadecimal: 4d. */
export function formatByte(byte: number): string {
  return byte.toString(16).padStart(2, '0');
}

/** Formats bytes as text, a middle dot for what is no printable ASCII. */
export function formatText(bytes: Bytes): string {
  return bytes.map((byte) => (byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : '·')).join('');
}
