import { createKeyLists } from './key-lists.ts';
import type { CachePolicy } from './policy.ts';
import { assertSizes } from './policy.ts';

/**
 * Creates an MRU cache: evicts the key asked for last, which is right when keys come round in a loop larger than the cache.
 * Source: H.-T. Chou, D. J. DeWitt, "An evaluation of buffer management strategies for relational database systems",
 * VLDB 1985, section 3 (looping references).
 */
export function createMru(capacity: number, keyCount: number): CachePolicy {
  assertSizes(capacity, keyCount);
  const lists = createKeyLists(keyCount, 1);
  const resident = new Uint8Array(keyCount);
  let size = 0;

  function access(key: number): boolean {
    const hit = resident[key] === 1;
    if (hit) lists.remove(key);
    else if (size < capacity) size++;
    else {
      const victim = lists.front(0);
      lists.remove(victim);
      resident[victim] = 0;
    }
    lists.pushFront(0, key);
    resident[key] = 1;
    return hit;
  }

  return { access };
}
