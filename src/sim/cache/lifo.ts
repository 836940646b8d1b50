import type { CachePolicy } from './policy.ts';
import { assertSizes } from './policy.ts';

/**
 * Creates a LIFO cache: evicts the key admitted last, so the first ones stay for ever; hits change nothing.
 * Source: P. J. Denning, "Virtual memory", Computing Surveys 2(3), 1970, "Replacement algorithms", which lists it among the
 * simple orders of replacement.
 */
export function createLifo(capacity: number, keyCount: number): CachePolicy {
  assertSizes(capacity, keyCount);
  const resident = new Uint8Array(keyCount);
  let size = 0;
  let newest = -1;

  function access(key: number): boolean {
    if (resident[key] === 1) return true;
    // Only the top of the stack is ever evicted, and the new key takes its place: the rest need not be kept in order.
    if (size < capacity) size++;
    else resident[newest] = 0;
    newest = key;
    resident[key] = 1;
    return false;
  }

  return { access };
}
