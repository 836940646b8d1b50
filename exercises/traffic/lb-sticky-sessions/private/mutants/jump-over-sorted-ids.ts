// killed-by: R5/leave, R7/weight
// mistake: Jump consistent hashing over the sorted ids: right only when the last one comes or goes.
import type { Backend, Balancer, BalancerEnv } from '../../contract.ts';

export function createBalancer({ backends }: BalancerEnv): Balancer {
  let ids = unitsOf(backends);

  return {
    pick({ clientAddress, cookie }) {
      if (cookie !== undefined && ids.includes(cookie)) return cookie;
      if (ids.length === 0) return undefined;
      return ids[jump(hash(clientAddress), ids.length)];
    },

    finished() {},

    setBackends(next) {
      ids = unitsOf(next);
    },
  };
}

function unitsOf(backends: readonly Backend[]): string[] {
  return backends.flatMap(({ id, weight }) => Array.from({ length: weight }, () => id)).sort((one, other) => (one < other ? -1 : 1));
}

/** Source: Lamping and Veach, "A fast, minimal memory, consistent hash algorithm", 2014, with a multiplication of 32 bits. */
function jump(key: number, buckets: number): number {
  let state = key;
  let bucket = -1;
  let next = 0;
  while (next < buckets) {
    bucket = next;
    state = mix(state + 0x9e3779b9);
    next = Math.floor((bucket + 1) * (4294967296 / (state + 1)));
  }
  return bucket;
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
