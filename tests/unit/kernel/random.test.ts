import { describe, expect, it } from 'vitest';
import { createStream, hash128, mix32 } from '../../../src/kernel/index.ts';

const mask = 0xffffffffn;

/** sfc32 once more, in arbitrary-precision integers, from the author's description: nothing here can overflow or lose a sign. */
function* sfc32(state: readonly number[]): Generator<number> {
  let [a, b, c, counter] = state.map(BigInt) as [bigint, bigint, bigint, bigint];
  for (;;) {
    const sum = (a + b + counter) & mask;
    counter = (counter + 1n) & mask;
    a = b ^ (b >> 9n);
    b = (c + (c << 3n)) & mask;
    c = ((((c << 21n) | (c >> 11n)) & mask) + sum) & mask;
    yield Number(sum);
  }
}

describe('createStream', () => {
  it('is sfc32, started from the hash of its seed and warmed up by twelve rounds', () => {
    for (const seed of ['', 'a', 'headroom', '1234567890']) {
      const reference = sfc32(hash128(seed));
      for (let i = 0; i < 12; i++) reference.next();
      const stream = createStream(seed);
      for (let i = 0; i < 1000; i++) expect(stream.uint32()).toBe(reference.next().value);
    }
  });

  it('gives these numbers for ever: receipts and published figures depend on them', () => {
    const first = (seed: string) => {
      const stream = createStream(seed);
      return [stream.uint32(), stream.uint32(), stream.uint32(), stream.uint32()];
    };
    expect(first('')).toEqual([200565533, 2487783840, 2208466595, 215000209]);
    expect(first('headroom')).toEqual([34400699, 3364068208, 3711922321, 459237996]);
  });

  it('float is uniform in [0, 1): mean, variance and extremes', () => {
    const stream = createStream('float');
    const n = 200_000;
    let sum = 0;
    let squares = 0;
    let outside = 0;
    for (let i = 0; i < n; i++) {
      const value = stream.float();
      if (!(value >= 0 && value < 1)) outside++;
      sum += value;
      squares += value * value;
    }
    expect(outside).toBe(0);
    // Four standard errors: of the mean sqrt(1/12/n), of the mean square sqrt(4/45/n).
    expect(Math.abs(sum / n - 1 / 2)).toBeLessThan(4 * Math.sqrt(1 / 12 / n));
    expect(Math.abs(squares / n - 1 / 3)).toBeLessThan(4 * Math.sqrt(4 / 45 / n));
  });

  it('exponential has its mean, its variance and its tail', () => {
    const stream = createStream('exponential');
    const n = 200_000;
    let sum = 0;
    let beyond = 0;
    for (let i = 0; i < n; i++) {
      const value = stream.exponential(3);
      sum += value;
      if (value > 9) beyond++;
    }
    expect(Math.abs(sum / n - 3)).toBeLessThan((4 * 3) / Math.sqrt(n));
    const share = Math.exp(-3);
    expect(Math.abs(beyond / n - share)).toBeLessThan(4 * Math.sqrt((share * (1 - share)) / n));
  });
});

describe('below', () => {
  it('is unbiased where a remainder would not be: the bound 3 * 2^30 gives each third a third', () => {
    // value % bound alone would fall into the first third for half of all values.
    const stream = createStream('below');
    const n = 30_000;
    const thirds = [0, 0, 0];
    for (let i = 0; i < n; i++) thirds[Math.floor(stream.below(3 * 2 ** 30) / 2 ** 30)]!++;
    for (const count of thirds) expect(Math.abs(count - n / 3)).toBeLessThan(4 * Math.sqrt((n * 2) / 9));
  });

  it('gives every value of a small bound its share', () => {
    for (const bound of [2, 3, 7, 10, 52]) {
      const stream = createStream(`below ${bound}`);
      const n = 2000 * bound;
      const counts = new Array<number>(bound).fill(0);
      for (let i = 0; i < n; i++) counts[stream.below(bound)]!++;
      const chiSquare = counts.reduce((sum, count) => sum + (count - 2000) ** 2 / 2000, 0);
      // Mean bound - 1, variance 2 (bound - 1): five standard deviations, as the tail is longer than the normal one.
      expect(chiSquare).toBeLessThan(bound - 1 + 5 * Math.sqrt(2 * (bound - 1)));
    }
  });

  it('takes bounds from 1 to 2^32 and no others', () => {
    const stream = createStream('bounds');
    expect(stream.below(1)).toBe(0);
    expect(stream.below(2 ** 32)).toBeLessThan(2 ** 32);
    for (const bound of [0, -1, 1.5, NaN, 2 ** 32 + 1]) expect(() => stream.below(bound)).toThrow('is not an integer in 1 to 2^32');
  });
});

describe('fork', () => {
  it('does not advance its parent and does not depend on how far the parent is', () => {
    const one = createStream('parent');
    const other = createStream('parent');
    const early = one.fork('child').uint32();
    expect(one.uint32()).toBe(other.uint32());
    expect(one.fork('child').uint32()).toBe(early);
  });

  it('gives streams that differ and do not correlate with the parent or with each other', () => {
    const n = 50_000;
    const parent = createStream('parent');
    const streams = [createStream('parent'), parent.fork('a'), parent.fork('b'), parent.fork('a').fork('b')];
    const samples = streams.map((stream) => Float64Array.from({ length: n }, () => stream.float() - 0.5));
    for (let i = 0; i < samples.length; i++) {
      for (let j = i + 1; j < samples.length; j++) {
        let product = 0;
        for (let k = 0; k < n; k++) product += samples[i]![k]! * samples[j]![k]!;
        // Each product has variance 1/144.
        expect(Math.abs(product / n)).toBeLessThan(4 / 12 / Math.sqrt(n));
      }
    }
  });
});

describe('hashes', () => {
  it('mix32 is the finalizer of MurmurHash3: published pairs', () => {
    expect(mix32(0)).toBe(0);
    expect(mix32(1)).toBe(0x514e28b7);
    expect(mix32(0xffffffff)).toBe(0x81f16f39);
  });

  it('hash128 tells apart texts that differ in one character, in order or in length', () => {
    const texts = ['', 'a', 'b', 'ab', 'ba', 'a ', 'aa', '\u0000', '\u0000\u0000', 'seed/1', 'seed/11', 'seed/1/1'];
    expect(new Set(texts.map((text) => hash128(text).join())).size).toBe(texts.length);
  });

  it('hash128 lets each bit of the text reach about half of the bits', () => {
    let flipped = 0;
    for (let i = 0; i < 500; i++) {
      const [one, other] = [hash128(`seed ${i}`), hash128(`seed ${i}`.replace('seed', 'seee'))];
      for (let lane = 0; lane < 4; lane++) for (let d = one[lane]! ^ other[lane]!; d !== 0; d &= d - 1) flipped++;
    }
    expect(flipped / 500 / 128).toBeGreaterThan(0.48);
    expect(flipped / 500 / 128).toBeLessThan(0.52);
  });
});
