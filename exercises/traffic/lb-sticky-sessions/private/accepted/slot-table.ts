// accepted: a table of 2,048 slots whose owners are settled by rendezvous when the list changes
import type { Backend, Balancer, BalancerEnv } from '../../contract.ts';

/** Addresses fall into so many slots; a slot belongs to one backend. */
const slotCount = 2048;

/**
 * Creates a balancer with a table: addresses are hashed into slots, and
 * the owner of each slot is settled by rendezvous when the list changes.
 * A pick is then one look-up. When a backend goes, the slots it owned go
 * to the next bidder, and no other slot changes hands.
 */
export function createBalancer({ backends }: BalancerEnv): Balancer {
  let owners = settle(backends);
  let healthy = new Map(backends.map((backend) => [backend.id, backend]));

  return {
    pick({ clientAddress, cookie }) {
      if (cookie !== undefined && healthy.has(cookie)) return cookie;
      return owners[hash(clientAddress) % slotCount];
    },

    finished() {},

    setBackends(next) {
      owners = settle(next);
      healthy = new Map(next.map((backend) => [backend.id, backend]));
    },
  };
}

function settle(backends: readonly Backend[]): string[] {
  const owners: string[] = [];
  const highest = new Float64Array(slotCount).fill(-1);
  for (const { id, weight } of backends) {
    for (let copy = 0; copy < weight; copy++) {
      const seed = hash(`${copy}/${id}`);
      for (let slot = 0; slot < slotCount; slot++) {
        let bid = Math.imul(seed ^ Math.imul(slot + 1, 0x9e3779b1), 0x85ebca6b);
        bid = Math.imul(bid ^ (bid >>> 15), 0xc2b2ae35);
        bid = (bid ^ (bid >>> 16)) >>> 0;
        if (bid > highest[slot]! || (bid === highest[slot] && id < owners[slot]!)) {
          highest[slot] = bid;
          owners[slot] = id;
        }
      }
    }
  }
  return owners;
}

/** Hashes a text to 32 bits. Source: Bob Jenkins, "A hash function for hash table lookup", one-at-a-time, 1997. */
function hash(text: string): number {
  let value = 0;
  for (const letter of text) {
    value = (value + letter.codePointAt(0)!) | 0;
    value = (value + (value << 10)) | 0;
    value ^= value >>> 6;
  }
  value = (value + (value << 3)) | 0;
  value ^= value >>> 11;
  return (value + (value << 15)) >>> 0;
}
