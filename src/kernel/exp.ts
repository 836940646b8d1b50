import { assert } from './assert.ts';
import { ln } from './log.ts';

const ln2High = 6.9314718036912381649e-1;
const ln2Low = 1.90821492927058770002e-10;
const log2e = 1.442695040888963387;
const bits = new DataView(new ArrayBuffer(8));

/** Returns 2^k for a whole k in -1022 to 1023, by writing the exponent bits. */
function powerOfTwo(k: number): number {
  bits.setUint32(0, (k + 1023) << 20);
  bits.setUint32(4, 0);
  return bits.getFloat64(0);
}

/**
 * Returns e^x, the same to the last bit on every engine (Math.exp is not); 0 below -745.14, Infinity above 709.79, NaN for NaN.
 * Error at most a few units in the last place.
 * Source: reduction to |r| <= ln(2)/2 and the rational approximation of FreeBSD msun e_exp.c (Sun Microsystems 1993),
 * whose minimax coefficients P1 to P5 these are.
 */
export function exp(x: number): number {
  if (Number.isNaN(x)) return NaN;
  if (x > 709.782712893384) return Infinity;
  if (x < -745.1332191019412) return 0;
  const k = Math.round(x * log2e);
  const high = x - k * ln2High;
  const low = k * ln2Low;
  const r = high - low;
  const t = r * r;
  const p =
    1.66666666666666019037e-1 +
    t * (-2.77777777770155933842e-3 + t * (6.61375632143793436117e-5 + t * (-1.6533902205465251539e-6 + t * 4.13813679705723846039e-8)));
  const c = r - t * p;
  const y = 1 - (low - (r * c) / (2 - c) - high);
  // Two factors, since 2^1024 and subnormal powers have no normal representation of their own.
  const half = Math.trunc(k / 2);
  return y * powerOfTwo(half) * powerOfTwo(k - half);
}

/** Returns base^exponent for base > 0, the same to the last bit on every engine; relative error about 1e-16 (1 + |exponent ln(base)|). */
export function power(base: number, exponent: number): number {
  assert(base > 0, `power of ${base}, which is not above zero`);
  return exp(exponent * ln(base));
}
