/** A call's argument: an order of so many of an article, at a price. */
export interface OrderCall {
  readonly article: number;
  readonly quantity: number;
  readonly priceCents: number;
}

/** Returns the order as compact JSON. */
export function encodeAsJson({ article, quantity, priceCents }: OrderCall): string {
  return JSON.stringify({ article, quantity, price_cents: priceCents });
}

/**
 * Returns the bytes of the order as a protocol buffer of three int64 fields numbered 1 to 3, in order.
 * Source: Protocol Buffers, Encoding: a tag of (number << 3 | 0), then the value as a varint; a field of value 0 is left out (proto3).
 */
export function encodeAsProtobuf({ article, quantity, priceCents }: OrderCall): readonly number[] {
  return [article, quantity, priceCents].flatMap((value, index) => (value === 0 ? [] : [((index + 1) << 3) | 0, ...varint(value)]));
}

/** Returns a whole number from 0 to 2^53 in groups of seven bits, the lowest first; all but the last have the top bit set. */
export function varint(value: number): readonly number[] {
  const bytes: number[] = [];
  for (let left = value; ; left = Math.floor(left / 128)) {
    if (left < 128) return [...bytes, left];
    bytes.push((left % 128) + 128);
  }
}

/** Writes bytes in hexadecimal: "08 96 01". */
export function hexOf(bytes: readonly number[]): string {
  return bytes.map((byte) => byte.toString(16).padStart(2, '0')).join(' ');
}
