// killed-by: R5/leave, R6/join
// mistake: A Maglev table: when a backend leaves, some clients of others move too.
import type { Backend, Balancer, BalancerEnv } from '../../contract.ts';

export function createBalancer({ backends }: BalancerEnv): Balancer {
  let healthy = new Set(backends.map(({ id }) => id));
  let ids = fillTable(backends);

  return {
    pick({ clientAddress, cookie }) {
      if (cookie !== undefined && healthy.has(cookie)) return cookie;
      if (ids.length === 0) return undefined;
      return ids[hash(clientAddress) % slotCount];
    },

    finished() {},

    setBackends(next) {
      healthy = new Set(next.map(({ id }) => id));
      ids = fillTable(next);
    },
  };
}

const slotCount = 509;

/** Source: Eisenbud and others, "Maglev", NSDI 2016, section 3.4; a backend takes a turn for each unit of its weight. */
function fillTable(backends: readonly Backend[]): string[] {
  const table: string[] = [];
  if (backends.length === 0) return table;
  const turns = [...backends]
    .sort((one, other) => (one.id < other.id ? -1 : 1))
    .map(({ id, weight }) => ({ id, weight, slot: hash(`offset ${id}`) % slotCount, skip: 1 + (hash(`skip ${id}`) % (slotCount - 1)) }));
  for (let filled = 0; ;) {
    for (const turn of turns) {
      for (let copy = 0; copy < turn.weight; copy++) {
        while (table[turn.slot] !== undefined) turn.slot = (turn.slot + turn.skip) % slotCount;
        table[turn.slot] = turn.id;
        filled += 1;
        if (filled === slotCount) return table;
      }
    }
  }
}

/** Hashes a text to 32 bits. Source: FNV-1a (Fowler, Noll, Vo), mixed once more, because its last letters barely reach the high bits. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193);
  return mix(value);
}

/** Mixes 32 bits so that each bit reaches each. Source: MurmurHash3 fmix32 (Austin Appleby, public domain). */
function mix(value: number): number {
  let h = value;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}
