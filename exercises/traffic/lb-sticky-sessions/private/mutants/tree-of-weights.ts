// killed-by: R5/leave, R6/join
// mistake: A tree over the ids splits clients by the weight in each half: a change above moves clients between others below.
import type { Backend, Balancer, BalancerEnv } from '../../contract.ts';

export function createBalancer({ backends }: BalancerEnv): Balancer {
  let list: readonly Backend[] = backends;

  return {
    pick({ clientAddress, cookie }) {
      if (cookie !== undefined && list.some(({ id }) => id === cookie)) return cookie;
      if (list.length === 0) return undefined;
      return descend(list, hash(clientAddress), 0);
    },

    finished() {},

    setBackends(next) {
      list = next;
    },
  };
}

/** Splits by the bits of the hashes of the ids, and sends a client to either half by the weight there. */
function descend(backends: readonly Backend[], address: number, bit: number): string {
  if (backends.length === 1) return backends[0]!.id;
  const left = backends.filter(({ id }) => ((hash(id) >>> bit) & 1) === 0);
  const right = backends.filter(({ id }) => ((hash(id) >>> bit) & 1) === 1);
  const total = (half: readonly Backend[]) => half.reduce((sum, { weight }) => sum + weight, 0);
  const isLeft = mix(address + bit) * total(backends) < total(left) * 4294967296;
  return descend(isLeft ? left : right, address, bit + 1);
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
