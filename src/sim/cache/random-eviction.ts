import type { RandomStream } from '../../kernel/index.ts';
import type { CachePolicy } from './policy.ts';
import { assertSizes } from './policy.ts';

/**
 * Creates a cache which evicts a resident key chosen uniformly at random from the stream.
 * Source: L. A. Belady, "A study of replacement algorithms for a virtual-storage computer", IBM Systems Journal 5(2), 1966, RAND.
 */
export function createRandomEviction(capacity: number, keyCount: number, stream: RandomStream): CachePolicy {
  assertSizes(capacity, keyCount);
  const slots = new Int32Array(capacity);
  const resident = new Uint8Array(keyCount);
  let size = 0;

  function access(key: number): boolean {
    if (resident[key] === 1) return true;
    let slot = size;
    if (size < capacity) size++;
    else {
      slot = stream.below(capacity);
      resident[slots[slot]!] = 0;
    }
    slots[slot] = key;
    resident[key] = 1;
    return false;
  }

  return { access };
}
