// accepted: one bid for each backend, made up to its weight by a logarithm; the list kept as a map
import type { Balancer, BalancerEnv } from '../../contract.ts';

/**
 * Creates a balancer by rendezvous with one bid for each backend. The bid
 * u in (0, 1) is a hash of address and id, put together as text, and its
 * score is weight / -ln(u): so the chance to win is in proportion to the
 * weight, whatever it is, and a look costs the same for a weight of 100.
 * Source: Schindelhauer and Schomaker, "Weighted distributed hash tables",
 * SPAA 2005 (the logarithmic method).
 */
export function createBalancer({ backends }: BalancerEnv): Balancer {
  const weights = new Map<string, number>();
  const renew = (list: typeof backends) => {
    weights.clear();
    for (const { id, weight } of list) weights.set(id, weight);
  };
  renew(backends);

  return {
    pick({ clientAddress, cookie }) {
      if (cookie !== undefined && weights.has(cookie)) return cookie;
      let best: string | undefined;
      let most = -1;
      for (const [id, weight] of weights) {
        const score = weight / -naturalLogarithm((hash(`${id} ${clientAddress}`) + 0.5) / 4294967296);
        if (score > most || (score === most && id < best!)) [best, most] = [id, score];
      }
      return best;
    },
    finished() {},
    setBackends: renew,
  };
}

/** Hashes a text to 32 bits. Sources: FNV-1a (Fowler, Noll, Vo) and MurmurHash3 fmix32 (Austin Appleby). */
function hash(text: string): number {
  let h = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) h = Math.imul(h ^ text.charCodeAt(at), 0x01000193);
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

/**
 * Returns ln(x) for x in (0, 1), by the series of 2 artanh((m - 1) / (m + 1)) with m in [1, 2). Math.log would do, but for two engines
 * that round its last bit differently and a pair of bids that agree in all the others.
 */
function naturalLogarithm(x: number): number {
  let mantissa = x;
  let exponent = 0;
  while (mantissa < 1) {
    mantissa *= 2;
    exponent -= 1;
  }
  const z = (mantissa - 1) / (mantissa + 1);
  let power = z;
  let sum = 0;
  for (let odd = 1; odd < 24; odd += 2) {
    sum += power / odd;
    power *= z * z;
  }
  return 2 * sum + exponent * 0.6931471805599453;
}
