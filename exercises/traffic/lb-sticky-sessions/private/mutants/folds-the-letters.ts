// killed-by: R8/shares
// mistake: The hash folds the letters together by exclusive or, so addresses with the same digits are one.
import type { Backend, Balancer, BalancerEnv } from '../../contract.ts';

/** A healthy backend with one seed for each unit of its weight. */
interface Candidate {
  readonly id: string;
  readonly seeds: readonly number[];
}

export function createBalancer({ backends }: BalancerEnv): Balancer {
  let candidates = backends.map(candidateOf);
  let healthy = new Set(backends.map(({ id }) => id));

  return {
    pick({ clientAddress, cookie }) {
      if (cookie !== undefined && healthy.has(cookie)) return cookie;
      const address = hash(clientAddress);
      let winner: string | undefined;
      let highest = -1;
      for (const { id, seeds } of candidates) {
        for (const seed of seeds) {
          const bid = mix(address ^ seed);
          // Equal bids go by name: the order of the list must not matter.
          if (bid > highest || (bid === highest && id < winner!)) {
            highest = bid;
            winner = id;
          }
        }
      }
      return winner;
    },

    finished() {
      // Neither load nor failures move a client.
    },

    setBackends(next) {
      candidates = next.map(candidateOf);
      healthy = new Set(next.map(({ id }) => id));
    },
  };
}

function candidateOf({ id, weight }: Backend): Candidate {
  const start = hash(id);
  return { id, seeds: Array.from({ length: weight }, (_, copy) => mix(start + Math.imul(copy, 0x9e3779b9))) };
}

/** Hashes a text to 32 bits. Source: FNV-1a (Fowler, Noll, Vo), mixed once more, because its last letters barely reach the high bits. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) value ^= text.charCodeAt(at);
  return mix(value);
}

/** Mixes 32 bits so that each bit reaches each. Source: MurmurHash3 fmix32 (Austin Appleby, public domain). */
function mix(value: number): number {
  let h = value;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}
