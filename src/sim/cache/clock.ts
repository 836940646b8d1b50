import type { CachePolicy } from './policy.ts';
import { assertSizes } from './policy.ts';

/**
 * Creates a CLOCK cache: keys stand in a circle, a hit sets a key's bit, and the hand clears bits until it finds one clear to evict.
 * A key is admitted with its bit clear, so it must be asked for again to be spared.
 * Source: F. J. Corbató, "A paging experiment with the Multics system", in In Honor of P. M. Morse, MIT Press, 1969.
 */
export function createClock(capacity: number, keyCount: number): CachePolicy {
  assertSizes(capacity, keyCount);
  const slots = new Int32Array(capacity);
  const resident = new Uint8Array(keyCount);
  const referenced = new Uint8Array(keyCount);
  let size = 0;
  let hand = 0;

  function access(key: number): boolean {
    if (resident[key] === 1) {
      referenced[key] = 1;
      return true;
    }
    if (size < capacity) size++;
    else evictAtHand();
    // While the circle fills up the hand stands at the next free place.
    slots[hand] = key;
    hand = hand + 1 === capacity ? 0 : hand + 1;
    resident[key] = 1;
    referenced[key] = 0;
    return false;
  }

  function evictAtHand(): void {
    while (referenced[slots[hand]!] === 1) {
      referenced[slots[hand]!] = 0;
      hand = hand + 1 === capacity ? 0 : hand + 1;
    }
    resident[slots[hand]!] = 0;
  }

  return { access };
}
