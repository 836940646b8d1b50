import { createKeyLists } from './key-lists.ts';
import type { CachePolicy } from './policy.ts';
import { assertSizes } from './policy.ts';

/**
 * Creates a SIEVE cache: a FIFO queue with a visited bit, and a hand which moves from the oldest towards the newest; survivors keep
 * their place and new keys always enter at the newest end, unlike CLOCK.
 * Source: Y. Zhang, J. Yang, Y. Yue, Y. Vigfusson, K. V. Rashmi, "SIEVE is simpler than LRU: an efficient turn-key eviction
 * algorithm for Web caches", NSDI 2024, section 3, algorithm 1.
 */
export function createSieve(capacity: number, keyCount: number): CachePolicy {
  assertSizes(capacity, keyCount);
  const queue = createKeyLists(keyCount, 1);
  const resident = new Uint8Array(keyCount);
  const visited = new Uint8Array(keyCount);
  let size = 0;
  let hand = -1; // -1: start from the oldest

  function access(key: number): boolean {
    if (resident[key] === 1) {
      visited[key] = 1;
      return true;
    }
    if (size < capacity) size++;
    else evict();
    queue.pushFront(0, key);
    resident[key] = 1;
    visited[key] = 0;
    return false;
  }

  function evict(): void {
    let victim = hand === -1 ? queue.back(0) : hand;
    while (visited[victim] === 1) {
      visited[victim] = 0;
      const newer = queue.towardsFront(victim);
      victim = newer === -1 ? queue.back(0) : newer;
    }
    hand = queue.towardsFront(victim);
    queue.remove(victim);
    resident[victim] = 0;
  }

  return { access };
}
