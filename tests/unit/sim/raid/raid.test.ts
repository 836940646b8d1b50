import { describe, expect, it } from 'vitest';
import { createStream } from '../../../../src/kernel/index.ts';
import type { Bytes, Chunk, RaidLevel } from '../../../../src/sim/raid/index.ts';
import {
  countSurvived,
  criticalDisks,
  dataPerStripe,
  diskOfData,
  disksOf,
  divide,
  exposureOf,
  findable,
  fullStripeWrite,
  layStripe,
  multiply,
  parityP,
  parityQ,
  planRecovery,
  powerOfTwo,
  raidLevels,
  readModifyWrite,
  reconstructWrite,
  recoverData,
  smallWrite,
  survives,
  totalOf,
} from '../../../../src/sim/raid/index.ts';

const write = (chunk: Chunk): string => (chunk.kind === 'data' ? String(chunk.chunk) : chunk.kind);
const draw = (level: RaidLevel, disks: number, stripes: number): string[] =>
  Array.from({ length: stripes }, (_, stripe) => layStripe(level, disks, stripe).map(write).join(' '));
const sizesOf = (level: RaidLevel): number[] => {
  const { least, most, step } = disksOf(level);
  return Array.from({ length: most }, (_, index) => least + index * step).filter((disks) => disks <= most);
};

describe('GF(2^8)', () => {
  it('is a field: 2 generates all bytes but 0, and every product divides back', () => {
    expect(new Set(Array.from({ length: 255 }, (_, exponent) => powerOfTwo(exponent))).size).toBe(255);
    for (let a = 0; a < 256; a++) for (let b = 1; b < 256; b++) expect(divide(multiply(a, b), b)).toBe(a);
    expect(() => divide(1, 0)).toThrow(RangeError);
  });

  it('multiplies as polynomials modulo x^8 + x^4 + x^3 + x^2 + 1', () => {
    const slowly = (a: number, b: number): number => {
      let product = 0;
      for (let bit = 0; bit < 8; bit++) if ((b >> bit) & 1) product ^= a << bit;
      for (let bit = 15; bit >= 8; bit--) if ((product >> bit) & 1) product ^= 0x11d << (bit - 8);
      return product;
    };
    for (let a = 0; a < 256; a++) for (let b = 0; b < 256; b++) expect(multiply(a, b)).toBe(slowly(a, b));
    expect(powerOfTwo(8)).toBe(0x1d);
    expect(multiply(powerOfTwo(-3), powerOfTwo(3))).toBe(1);
  });
});

describe('layout', () => {
  it('is left symmetric for levels 5 and 6, as Linux md lays them by default', () => {
    expect(draw('5', 4, 4)).toEqual(['0 1 2 P', '4 5 P 3', '8 P 6 7', 'P 9 10 11']);
    expect(draw('6', 5, 5)).toEqual(['Q 0 1 2 P', '3 4 5 P Q', '7 8 P Q 6', '11 P Q 9 10', 'P Q 12 13 14']);
  });

  it('stripes, mirrors, and stripes over mirrors', () => {
    expect(draw('0', 3, 2)).toEqual(['0 1 2', '3 4 5']);
    expect(draw('1', 3, 2)).toEqual(['0 0 0', '1 1 1']);
    expect(draw('10', 4, 2)).toEqual(['0 0 1 1', '2 2 3 3']);
  });

  it.each(raidLevels)('of level %s holds each chunk once, or once a copy, and finds it again', (level) => {
    for (const disks of sizesOf(level)) {
      const perStripe = dataPerStripe(level, disks);
      for (let stripe = 0; stripe < disks; stripe++) {
        const chunks = layStripe(level, disks, stripe);
        expect(chunks).toHaveLength(disks);
        for (let place = 0; place < perStripe; place++)
          expect(write(chunks[diskOfData(level, disks, stripe, place)]!)).toBe(String(stripe * perStripe + place));
      }
    }
  });
});

describe('recovery on bytes', () => {
  it('finds every chunk of RAID 6 again after every loss of two disks, for 4 to 8 disks, and none after a loss of three data disks', () => {
    const random = createStream('raid');
    for (let disks = 4; disks <= 8; disks++) {
      const data: Bytes[] = Array.from({ length: disks - 2 }, () => Array.from({ length: 16 }, () => random.below(256)));
      const whole = [...data, parityP(data), parityQ(data)];
      for (let a = 0; a < disks; a++)
        for (let b = a; b < disks; b++) {
          const left = whole.map((chunk, at) => (at === a || at === b ? undefined : chunk));
          const stripe = { data: left.slice(0, -2), p: left.at(-2), q: left.at(-1) };
          expect(recoverData(stripe)).toEqual(data);
        }
    }
    expect(planRecovery({ data: [undefined, undefined, undefined, [1]], p: [1], q: [1] })).toBeUndefined();
  });

  it('finds 255 data disks apart: the most the field can tell', () => {
    const data: Bytes[] = Array.from({ length: 255 }, (_, place) => [(place * 7 + 3) & 0xff]);
    const [p, q] = [parityP(data), parityQ(data)];
    for (const [x, y] of [
      [0, 254],
      [0, 1],
      [100, 254],
      [253, 254],
    ] as const)
      expect(recoverData({ data: data.map((chunk, place) => (place === x || place === y ? undefined : chunk)), p, q })).toEqual(data);
  });

  it('finds one chunk by P, by Q when P is lost too, and two by neither alone', () => {
    const data: Bytes[] = [[0x48], [0x69], [0x21]];
    const [p, q] = [parityP(data), parityQ(data)];
    // 48 xor 69 = 21, and 21 xor 21 = 0.
    expect(p).toEqual([0x00]);
    const lost = [[0x48], undefined, [0x21]];
    expect(planRecovery({ data: lost, p, q: undefined })).toEqual({ by: 'P', place: 1 });
    expect(recoverData({ data: lost, p: undefined, q })).toEqual(data);
    expect(recoverData({ data: [undefined, undefined, [0x21]], p, q: undefined })).toBeUndefined();
    expect(recoverData({ data, p: undefined, q: undefined })).toEqual(data);
  });
});

describe('survival', () => {
  it('by trying all sets of lost disks: what each level promises', () => {
    for (const level of raidLevels)
      for (const disks of sizesOf(level)) {
        const promised = { '0': 0, '1': disks - 1, '5': 1, '6': 2, '10': 1 }[level];
        for (let failures = 0; failures <= promised; failures++) {
          const { survived, ways } = countSurvived(level, disks, failures);
          expect(survived).toBe(ways);
        }
        expect(countSurvived(level, disks, promised + 1).survived).toBeLessThan(countSurvived(level, disks, promised + 1).ways);
      }
  });

  it('of RAID 10 depends on which disks: of the pairs, all but the mirrors themselves', () => {
    expect(countSurvived('10', 4, 2)).toEqual({ survived: 4, ways: 6 });
    expect(countSurvived('10', 8, 2)).toEqual({ survived: 24, ways: 28 });
    expect(survives('10', 4, new Set([0, 2]))).toBe(true);
    expect(survives('10', 4, new Set([0, 1]))).toBe(false);
    expect(criticalDisks('10', 6, new Set([0, 3]))).toEqual([1, 2]);
    expect(criticalDisks('5', 4, new Set([1]))).toEqual([0, 2, 3]);
    expect(criticalDisks('6', 4, new Set([1]))).toEqual([]);
    expect(criticalDisks('0', 2, new Set([1]))).toEqual([]);
  });
});

describe('what can be found again', () => {
  it('is all while a stripe survives; else what is left, and the mirrors that are whole', () => {
    expect(findable('5', 4, 0, new Set([1]))).toEqual([true, true, true, true]);
    expect(findable('5', 4, 0, new Set([1, 2]))).toEqual([true, false, false, true]);
    expect(findable('10', 4, 0, new Set([0, 1, 2]))).toEqual([false, false, true, true]);
    expect(findable('6', 4, 0, new Set([0, 3]))).toEqual([true, true, true, true]);
    expect(findable('0', 2, 0, new Set([0]))).toEqual([false, true]);
    // Two data disks of two gone with P and Q left: found; P and one data disk of three gone too: not.
    expect(findable('6', 5, 0, new Set([1, 2, 4]))).toEqual([true, false, false, true, false]);
  });
});

describe('cost of writes', () => {
  it('is four accesses for a small write to RAID 5, two of them reads (Patterson, Gibson, Katz 1988), six for RAID 6', () => {
    expect(readModifyWrite('5', 5)).toEqual({ reads: 2, writes: 2 });
    expect(readModifyWrite('6', 8)).toEqual({ reads: 3, writes: 3 });
    expect(totalOf(smallWrite('5', 8))).toBe(4);
    expect(totalOf(smallWrite('6', 8))).toBe(6);
  });

  it('is less on few disks, where the other data are read instead', () => {
    expect(reconstructWrite('5', 3)).toEqual({ reads: 1, writes: 2 });
    expect(totalOf(smallWrite('5', 3))).toBe(3);
    expect(totalOf(smallWrite('6', 4))).toBe(4);
    expect(totalOf(smallWrite('6', 5))).toBe(5);
  });

  it('is one write a copy without parity, and a whole stripe without reading', () => {
    expect(smallWrite('0', 6)).toEqual({ reads: 0, writes: 1 });
    expect(smallWrite('1', 3)).toEqual({ reads: 0, writes: 3 });
    expect(smallWrite('10', 6)).toEqual({ reads: 0, writes: 2 });
    expect(fullStripeWrite(5)).toEqual({ reads: 0, writes: 5 });
  });
});

describe('exposure during a rebuild', () => {
  const settings = { diskTb: 16, rebuildMbPerS: 200, yearlyFailurePercent: 1.5, bitsPerErrorPower: 15 };

  it('of RAID 5 is every disk left, and every bit on them', () => {
    const exposure = exposureOf('5', 5, new Set([2]), settings)!;
    expect(exposure.hours).toBeCloseTo(22.222, 3);
    expect(exposure.critical).toEqual([0, 1, 3, 4]);
    // 4 disks x 1.5% a year x 22.2 hours of 8,760.
    expect(exposure.chanceOfFailure).toBeCloseTo(1 - Math.exp((-4 * 0.015 * 22.2222) / 8760), 9);
    // 64 TB are 5.12e14 bits, at 1e-15 each.
    expect(exposure.chanceOfUnreadable).toBeCloseTo(1 - Math.exp(-0.512), 9);
  });

  it('of RAID 10 is the partner, of RAID 6 nothing until a second disk is lost', () => {
    expect(exposureOf('10', 8, new Set([0]), settings)).toMatchObject({ critical: [1], tbWithoutSpare: 16 });
    expect(exposureOf('6', 6, new Set([0]), settings)).toMatchObject({ critical: [], chanceOfFailure: 0, tbWithoutSpare: 0 });
    expect(exposureOf('6', 6, new Set([0, 5]), settings)).toMatchObject({ critical: [1, 2, 3, 4], tbWithoutSpare: 64 });
    expect(exposureOf('1', 3, new Set([0]), settings)).toMatchObject({ critical: [], tbWithoutSpare: 0 });
  });

  it('is not asked for where nothing is rebuilt or all is lost', () => {
    expect(exposureOf('5', 4, new Set(), settings)).toBeUndefined();
    expect(exposureOf('5', 4, new Set([0, 1]), settings)).toBeUndefined();
  });
});
