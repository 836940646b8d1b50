import { assert } from './assert.ts';
import { ln } from './log.ts';

/** A seeded stream of random numbers: the same seed gives the same numbers on every engine and machine. */
export interface RandomStream {
  /** Returns an integer, uniform in [0, 2^32). */
  uint32(): number;
  /** Returns a number, uniform in [0, 1), a multiple of 2^-32. */
  float(): number;
  /** Returns an integer, uniform in [0, bound) without bias; `bound` is an integer in 1 to 2^32. */
  below(bound: number): number;
  /** Returns a number, exponentially distributed with the given mean (> 0). */
  exponential(mean: number): number;
  /** Returns an independent stream named by the label; it does not advance this one. */
  fork(label: string): RandomStream;
}

/**
 * Hashes a text to 128 bits, as four unsigned 32-bit integers.
 * Source: MurmurHash3 finalizer (Austin Appleby, smhasher, public domain), run over four lanes.
 */
export function hash128(text: string): readonly [number, number, number, number] {
  const lanes: [number, number, number, number] = [0x9e3779b9, 0x243f6a88, 0xb7e15162, 0xdeadbeef];
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    for (let lane = 0; lane < 4; lane++) lanes[lane] = mix32(lanes[lane]! ^ Math.imul(unit + lane + 1, 0x85ebca6b));
  }
  for (let lane = 0; lane < 4; lane++) lanes[lane] = mix32(lanes[lane]! ^ lanes[(lane + 1) & 3]! ^ text.length) >>> 0;
  return lanes;
}

/** Mixes 32 bits so that each input bit reaches each output bit. Source: MurmurHash3 fmix32 (Austin Appleby). */
export function mix32(value: number): number {
  let h = value | 0;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

/**
 * Creates a stream from a seed text.
 * Source: sfc32 by Chris Doty-Humphrey, the author of PractRand, which it passes to 32 TB; twelve rounds of warm-up as he advises.
 */
export function createStream(seed: string): RandomStream {
  let [a, b, c, counter] = hash128(seed);

  function uint32(): number {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + sum;
    c |= 0;
    return sum >>> 0;
  }

  function float(): number {
    return uint32() / 4294967296;
  }

  function below(bound: number): number {
    assert(Number.isInteger(bound) && bound >= 1 && bound <= 4294967296, `bound ${bound} is not an integer in 1 to 2^32`);
    // Rejection keeps the choice exact: values past the last whole multiple of the bound are drawn again.
    const limit = 4294967296 - (4294967296 % bound);
    let value = uint32();
    while (value >= limit) value = uint32();
    return value % bound;
  }

  function exponential(mean: number): number {
    // 1 - u lies in (0, 1], so the logarithm is finite.
    return -mean * ln(1 - float());
  }

  for (let round = 0; round < 12; round++) uint32();
  return { uint32, float, below, exponential, fork: (label) => createStream(`${seed}/${label}`) };
}
