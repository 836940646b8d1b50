import { divide, multiply, powerOfTwo } from './galois-field.ts';

/** The bytes of a chunk. */
export type Bytes = readonly number[];

/** Returns the XOR of chunks of the same length, byte by byte; at least one. */
export function xorOf(chunks: readonly Bytes[]): number[] {
  return chunks[0]!.map((_, at) => chunks.reduce((sum, chunk) => sum ^ chunk[at]!, 0));
}

/** Returns a chunk with each byte multiplied by a factor. */
export function scale(chunk: Bytes, factor: number): number[] {
  return chunk.map((byte) => multiply(byte, factor));
}

/** Returns the parity P of the data chunks of a stripe: their XOR. */
export function parityP(data: readonly Bytes[]): number[] {
  return xorOf(data);
}

/**
 * Returns the syndrome Q of the data chunks of a stripe: the XOR of the chunks, each multiplied by 2 to the power of its place.
 * Source: H. P. Anvin, The mathematics of RAID-6, 2011, the part on its application to RAID-6.
 */
export function parityQ(data: readonly Bytes[]): number[] {
  return xorOf(data.map((chunk, place) => scale(chunk, powerOfTwo(place))));
}

/** The chunks of a stripe that can still be read; undefined where one is lost. */
export interface StripeContent {
  readonly data: readonly (Bytes | undefined)[];
  readonly p: Bytes | undefined;
  readonly q: Bytes | undefined;
}

/** How the lost data of a stripe are found: by P alone, by Q alone, or by both, with what each of the two lost chunks takes. */
export type Recovery =
  | { readonly by: 'nothing lost' }
  | { readonly by: 'P'; readonly place: number }
  | { readonly by: 'Q'; readonly place: number; readonly factor: number }
  | { readonly by: 'P and Q'; readonly places: readonly [number, number]; readonly factorP: number; readonly factorQ: number };

/**
 * Returns how the lost data chunks of a stripe can be found, or undefined when too much is lost. With two lost data chunks x < y,
 * chunk x is factorP times (P + what P is without the two) plus factorQ times (Q + what Q is without the two).
 * Source: H. P. Anvin, The mathematics of RAID-6, 2011, the part on recovery.
 */
export function planRecovery({ data, p, q }: StripeContent): Recovery | undefined {
  const [x, y, more] = data.flatMap((chunk, place) => (chunk ? [] : [place]));
  if (x === undefined) return { by: 'nothing lost' };
  if (more !== undefined) return undefined;
  if (y === undefined) {
    if (p) return { by: 'P', place: x };
    return q ? { by: 'Q', place: x, factor: powerOfTwo(-x) } : undefined;
  }
  if (!p || !q) return undefined;
  const apart = powerOfTwo(y - x);
  return { by: 'P and Q', places: [x, y], factorP: divide(apart, apart ^ 1), factorQ: divide(powerOfTwo(-x), apart ^ 1) };
}

/** Returns all data chunks of a stripe, the lost ones computed, or undefined when too much is lost. */
export function recoverData(stripe: StripeContent): readonly Bytes[] | undefined {
  const recovery = planRecovery(stripe);
  if (!recovery) return undefined;
  const { data, p, q } = stripe;
  const length = (p ?? q ?? data.find((chunk) => chunk))!.length;
  const known = data.map((chunk) => chunk ?? new Array<number>(length).fill(0));
  const withChunk = (chunks: readonly Bytes[], place: number, chunk: Bytes): Bytes[] =>
    chunks.map((one, at) => (at === place ? chunk : one));
  switch (recovery.by) {
    case 'nothing lost':
      return known;
    case 'P':
      return withChunk(known, recovery.place, xorOf([p!, ...known]));
    case 'Q':
      return withChunk(known, recovery.place, scale(xorOf([q!, parityQ(known)]), recovery.factor));
    case 'P and Q': {
      const [x, y] = recovery.places;
      const restP = xorOf([p!, parityP(known)]);
      const restQ = xorOf([q!, parityQ(known)]);
      const first = xorOf([scale(restP, recovery.factorP), scale(restQ, recovery.factorQ)]);
      return withChunk(withChunk(known, x, first), y, xorOf([restP, first]));
    }
  }
}
