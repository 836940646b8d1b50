/**
 * Arithmetic on bytes as the field GF(2^8) with the polynomial x^8 + x^4 + x^3 + x^2 + 1 (0x11d) and the generator 2: adding is XOR, and
 * every byte but 0 can be divided by. Source: H. P. Anvin, The mathematics of RAID-6, 2011, the part on the Galois field; Linux lib/raid6/mktables.c.
 */

/** Powers of 2, from 2^0 to 2^254, after which they repeat. */
const powers = new Uint8Array(255);
/** The exponent of each byte but 0. */
const exponents = new Uint8Array(256);

for (let exponent = 0, value = 1; exponent < 255; exponent++) {
  powers[exponent] = value;
  exponents[value] = exponent;
  value = value < 128 ? value << 1 : ((value << 1) & 0xff) ^ 0x1d;
}

/** Returns 2^exponent, for whole exponents of either sign. */
export function powerOfTwo(exponent: number): number {
  return powers[((exponent % 255) + 255) % 255]!;
}

/** Returns the product of two bytes. */
export function multiply(a: number, b: number): number {
  return a === 0 || b === 0 ? 0 : powerOfTwo(exponents[a]! + exponents[b]!);
}

/** Returns the quotient of two bytes; throws RangeError for 0 as the divisor. */
export function divide(a: number, b: number): number {
  if (b === 0) throw new RangeError('division by zero in GF(2^8)');
  return a === 0 ? 0 : powerOfTwo(exponents[a]! - exponents[b]!);
}
