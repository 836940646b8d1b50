import { describe, expect, it } from 'vitest';
import { createStream, ln } from '../../../src/kernel/index.ts';

const view = new DataView(new ArrayBuffer(8));

function bitsOf(value: number): bigint {
  view.setFloat64(0, value);
  return view.getBigUint64(0);
}

/** Arguments and the bits of their logarithms: the exact ones (checked in 200-bit arithmetic) rounded to nearest, but for ln 3, one bit off. */
const table: [number, bigint][] = [
  [5e-324, 0xc0874385446d71c3n],
  [2.2250738585072014e-308, 0xc086232bdd7abcd2n],
  [1e-300, 0xc085963447f87fb5n],
  [2.3283064365386963e-10, 0xc0362e42fefa39efn],
  [0.1, 0xc0026bb1bbb55515n],
  [0.5, 0xbfe62e42fefa39efn],
  [0.7071067811865475, 0xbfd62e42fefa39f1n],
  [0.7071067811865476, 0xbfd62e42fefa39een],
  [0.9999999999999999, 0xbca0000000000000n],
  [1, 0x0000000000000000n],
  [1.0000000000000002, 0x3cafffffffffffffn],
  [1.4142135623730951, 0x3fd62e42fefa39f0n],
  [1.4142135623730954, 0x3fd62e42fefa39f3n],
  [2, 0x3fe62e42fefa39efn],
  [2.718281828459045, 0x3ff0000000000000n],
  [3, 0x3ff193ea7aad030an],
  [10, 0x40026bb1bbb55516n],
  [12345.6789, 0x4022d7955beb52fen],
  [4294967296, 0x40362e42fefa39efn],
  [1000000000000000, 0x404144f69ff9ffc4n],
  [1e300, 0x4085963447f87fb5n],
  [1.7976931348623157e308, 0x40862e42fefa39efn],
];

describe('ln', () => {
  it('gives these bits on every engine', () => {
    for (const [x, expected] of table) expect([x, bitsOf(ln(x)).toString(16)]).toEqual([x, expected.toString(16)]);
  });

  it('is within two units in the last place of Math.log, over all magnitudes and near 1', () => {
    // Math.log itself may be off by one, and so may ln: 300,000 arguments of random bits and as many from (0, 1).
    const stream = createStream('ln');
    let worst = 0n;
    for (let i = 0; i < 600_000; i++) {
      view.setUint32(0, stream.uint32() & 0x7fefffff);
      view.setUint32(4, stream.uint32());
      const x = i % 2 === 0 ? view.getFloat64(0) : stream.float() + 2 ** -33;
      const [own, engine] = [ln(x), Math.log(x)];
      if (own === engine) continue;
      const apart = bitsOf(own) - bitsOf(engine);
      if (apart > worst || -apart > worst) worst = apart < 0n ? -apart : apart;
    }
    expect(Number(worst)).toBeLessThanOrEqual(2);
  });

  it('rises with its argument across the seams of the reduction', () => {
    for (const seam of [0.5, Math.SQRT1_2, 1, Math.SQRT2, 2, 2 ** -1022]) {
      for (const step of [-3, -2, -1, 0, 1, 2]) {
        const ulp = seam * 2 ** -52;
        expect(ln(seam + step * ulp)).toBeLessThanOrEqual(ln(seam + (step + 1) * ulp));
      }
    }
  });

  it('knows zero, infinity, negatives and NaN', () => {
    expect(ln(0)).toBe(-Infinity);
    expect(ln(Infinity)).toBe(Infinity);
    expect(ln(-1)).toBeNaN();
    expect(ln(NaN)).toBeNaN();
  });
});
