import { describe, expect, it } from 'vitest';
import { hash32 } from '../../../src/kernel/index.ts';

describe('hash32', () => {
  // MurmurHash3_x86_32, seed 0. The sentences are published test vectors; the others come from a second implementation, written from the source
  // in another language.
  it.each([
    ['', 0],
    ['a', 0x3c2569b2],
    ['aa', 0x371091a9],
    ['aaa', 0xb4d05fb7],
    ['aaaa', 0x7eeed987],
    ['Hello, world!', 0xc0363e43],
    ['The quick brown fox jumps over the lazy dog', 0x2e4ff723],
    ['ππππππππ', 0xec72b6e8],
    ['🦊 node-1', 0xcd3f76cb],
    ['abc\ud800', 0x4b4fd93a],
  ])('hashes %j as MurmurHash3 does its UTF-8 bytes', (text, expected) => {
    expect(hash32(text)).toBe(expected);
  });

  it('spreads numbered texts evenly over 64 parts', () => {
    const counts = new Array<number>(64).fill(0);
    for (let index = 0; index < 64_000; index++) counts[hash32(`key-${index}`) >>> 26]! += 1;
    const chiSquare = counts.reduce((sum, count) => sum + (count - 1000) ** 2 / 1000, 0);
    // 63 degrees of freedom: the 99.9% point lies at 103.4.
    expect(chiSquare).toBeLessThan(103.4);
  });
});
