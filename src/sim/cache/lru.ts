import { createKeyLists } from './key-lists.ts';
import type { CachePolicy } from './policy.ts';
import { assertSizes } from './policy.ts';

/**
 * Creates an LRU cache: evicts the key not asked for the longest.
 * Source: R. L. Mattson, J. Gecsei, D. R. Slutz, I. L. Traiger, "Evaluation techniques for storage hierarchies",
 * IBM Systems Journal 9(2), 1970, "Least recently used replacement".
 */
export function createLru(capacity: number, keyCount: number): CachePolicy {
  assertSizes(capacity, keyCount);
  const lists = createKeyLists(keyCount, 1);
  const resident = new Uint8Array(keyCount);
  let size = 0;

  function access(key: number): boolean {
    const hit = resident[key] === 1;
    if (hit) lists.remove(key);
    else if (size < capacity) size++;
    else {
      const victim = lists.back(0);
      lists.remove(victim);
      resident[victim] = 0;
    }
    lists.pushFront(0, key);
    resident[key] = 1;
    return hit;
  }

  return { access };
}
