import { mix32 } from '../../kernel/index.ts';

/** Returns the n-th random number of a life, in [0, 1), a multiple of 2^-32; another after a restart. */
export function drawOf(seed: number, life: number, n: number): number {
  return mixOf(seed, life * 0x10001 + 1, n) / 4294967296;
}

/** Returns 32 random bits named by three integers. */
export function mixOf(seed: number, stream: number, n: number): number {
  return mix32(mix32(mix32(seed ^ 0x9e3779b9) ^ Math.imul(stream, 0x85ebca6b)) ^ Math.imul(n + 1, 0xc2b2ae35));
}
