/**
 * Hashes a text to 32 bits, an unsigned integer, uniform over its range; the same on every engine and machine.
 * Source: MurmurHash3_x86_32 over the UTF-8 bytes of the text, seed 0 (Austin Appleby, smhasher, MurmurHash3.cpp, public domain).
 * A lone surrogate counts as U+FFFD, as TextEncoder writes it.
 */
export function hash32(text: string): number {
  let hash = 0;
  let block = 0;
  let length = 0;
  const add = (byte: number): void => {
    block |= byte << ((length & 3) << 3);
    length += 1;
    if ((length & 3) !== 0) return;
    hash = Math.imul(rotate(hash ^ scramble(block), 13), 5) + 0xe6546b64;
    block = 0;
  };
  for (let at = 0; at < text.length; at++) {
    const point = codePointAt(text, at);
    if (point > 0xffff) at += 1;
    if (point < 0x80) add(point);
    else {
      if (point < 0x800) add(0xc0 | (point >> 6));
      else {
        if (point < 0x10000) add(0xe0 | (point >> 12));
        else {
          add(0xf0 | (point >> 18));
          add(0x80 | ((point >> 12) & 63));
        }
        add(0x80 | ((point >> 6) & 63));
      }
      add(0x80 | (point & 63));
    }
  }
  if ((length & 3) !== 0) hash ^= scramble(block);
  return finish(hash ^ length);
}

function codePointAt(text: string, at: number): number {
  const unit = text.charCodeAt(at);
  if (unit < 0xd800 || unit > 0xdfff) return unit;
  const next = at + 1 < text.length ? text.charCodeAt(at + 1) : 0;
  const isPair = unit < 0xdc00 && next >= 0xdc00 && next <= 0xdfff;
  return isPair ? ((unit - 0xd800) << 10) + (next - 0xdc00) + 0x10000 : 0xfffd;
}

function rotate(value: number, bits: number): number {
  return (value << bits) | (value >>> (32 - bits));
}

function scramble(block: number): number {
  return Math.imul(rotate(Math.imul(block, 0xcc9e2d51), 15), 0x1b873593);
}

function finish(value: number): number {
  let h = value;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}
