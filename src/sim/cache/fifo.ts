import type { CachePolicy } from './policy.ts';
import { assertSizes } from './policy.ts';

/**
 * Creates a FIFO cache: evicts the key admitted longest ago; hits change nothing.
 * Source: L. A. Belady, "A study of replacement algorithms for a virtual-storage computer", IBM Systems Journal 5(2), 1966, class 1.
 */
export function createFifo(capacity: number, keyCount: number): CachePolicy {
  assertSizes(capacity, keyCount);
  const ring = new Int32Array(capacity);
  const resident = new Uint8Array(keyCount);
  let size = 0;
  let oldest = 0;

  function access(key: number): boolean {
    if (resident[key] === 1) return true;
    if (size < capacity) size++;
    else resident[ring[oldest]!] = 0;
    // Until the ring is full `oldest` is also the next free place.
    ring[oldest] = key;
    oldest = oldest + 1 === capacity ? 0 : oldest + 1;
    resident[key] = 1;
    return false;
  }

  return { access };
}
