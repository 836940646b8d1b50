// killed-by: R5/leave
// mistake: The points of the ring are sorted as text, and the search by halves goes astray.
import type { Backend, Balancer, BalancerEnv } from '../../contract.ts';

/** Points on the ring for each unit of weight: shares then differ from their mean by about 1 / sqrt(40), 16 per cent. */
const pointsPerWeight = 40;

interface Point {
  readonly position: number;
  readonly id: string;
}

export function createBalancer({ backends }: BalancerEnv): Balancer {
  let points = layOut(backends);
  let healthy = new Set(backends.map(({ id }) => id));

  return {
    pick({ clientAddress, cookie }) {
      if (cookie !== undefined && healthy.has(cookie)) return cookie;
      if (points.length === 0) return undefined;
      const position = hash(clientAddress);
      let low = 0;
      let high = points.length;
      while (low < high) {
        const middle = (low + high) >>> 1;
        if (points[middle]!.position < position) low = middle + 1;
        else high = middle;
      }
      return points[low % points.length]!.id;
    },

    finished() {},

    setBackends(next) {
      points = layOut(next);
      healthy = new Set(next.map(({ id }) => id));
    },
  };
}

function layOut(backends: readonly Backend[]): Point[] {
  const points: Point[] = [];
  for (const { id, weight } of backends) {
    const start = hash(id);
    for (let copy = 0; copy < weight * pointsPerWeight; copy++) points.push({ position: mix(start + Math.imul(copy, 0x9e3779b9)), id });
  }
  // Points that coincide stand in the order of their names, whatever the order of the list.
  return points.sort((one, other) => (String(one.position) < String(other.position) ? -1 : 1));
}

function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193);
  return mix(value);
}

function mix(value: number): number {
  let h = value;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}
