// accepted: few points on a ring, looked for from 21 places for each address
import type { Balancer, BalancerEnv } from '../../contract.ts';

const probes = 21;
/** Points on the ring for each unit of weight. */
const pointsPerWeight = 4;

/**
 * Creates a balancer with few points on a ring and many looks at it: an
 * address is hashed 21 times, and belongs to the point that lies nearest
 * behind any of these places.
 * Source: Appleton and O'Reilly, "Multi-probe consistent hashing", 2015.
 */
export function createBalancer(env: BalancerEnv): Balancer {
  let ring: { readonly places: Uint32Array; readonly owners: readonly string[] };
  let names: ReadonlySet<string>;
  const balancer: Balancer = {
    pick({ clientAddress, cookie }) {
      if (cookie !== undefined && names.has(cookie)) return cookie;
      const { places, owners } = ring;
      if (owners.length === 0) return undefined;
      const start = textHash(clientAddress);
      let nearest = Infinity;
      let owner = '';
      for (let probe = 0; probe < probes; probe++) {
        const place = scramble(start ^ Math.imul(probe, 0x9e3779b9));
        const at = firstFrom(places, place);
        const distance = (places[at]! - place) >>> 0;
        if (distance < nearest || (distance === nearest && owners[at]! < owner)) {
          nearest = distance;
          owner = owners[at]!;
        }
      }
      return owner;
    },

    finished: () => undefined,

    setBackends(backends) {
      const points = backends
        .flatMap(({ id, weight }) =>
          Array.from({ length: weight * pointsPerWeight }, (_, copy) => [textHash(`${id}#${copy}`), id] as const),
        )
        .sort(([one, id], [other, otherId]) => one - other || (id < otherId ? -1 : 1));
      ring = { places: Uint32Array.from(points, ([place]) => place), owners: points.map(([, id]) => id) };
      names = new Set(backends.map(({ id }) => id));
    },
  };
  balancer.setBackends(env.backends);
  return balancer;
}

/** Returns the index of the first place that is not below the given one, 0 when all are. */
function firstFrom(places: Uint32Array, place: number): number {
  let low = 0;
  let high = places.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (places[middle]! < place) low = middle + 1;
    else high = middle;
  }
  return low === places.length ? 0 : low;
}

function textHash(text: string): number {
  let value = 5381;
  for (let at = 0; at < text.length; at++) value = scramble(Math.imul(value, 33) + text.charCodeAt(at));
  return value;
}

/** Source: MurmurHash3 fmix32 (Austin Appleby, public domain). */
function scramble(value: number): number {
  let h = value;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}
