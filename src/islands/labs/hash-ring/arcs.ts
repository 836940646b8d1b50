import type { Ring } from './ring.ts';
import { findPoint, ringSize } from './ring.ts';

/** Beyond this many pieces the ring is drawn as sectors of equal width, each as its middle is owned. */
export const sectorCount = 1440;

/** A piece of the ring, from one share of the circle to another, 0 to 1, clockwise from the top. */
export interface Arc {
  readonly from: number;
  readonly to: number;
}

/** Returns the places, rising, that the ring is cut at for drawing: its points, or even sectors where there are too many. */
function cutPlaces(rings: readonly Ring[]): number[] {
  const count = rings.reduce((sum, ring) => sum + ring.places.length, 0);
  if (count <= sectorCount) return [...new Set(rings.flatMap((ring) => [...ring.places]))].toSorted((a, b) => a - b);
  return Array.from({ length: sectorCount }, (_, sector) => Math.floor(((sector + 1) * ringSize) / sectorCount) - 1);
}

/** Returns, for each node, the pieces of the ring it owns: a key belongs to the next point clockwise. */
export function ownedArcs(ring: Ring): ReadonlyMap<number, readonly Arc[]> {
  const owned = new Map<number, Arc[]>();
  if (ring.places.length === 0) return owned;
  forPieces(cutPlaces([ring]), (arc, middle) => {
    const owner = ring.owners[findPoint(ring, middle)]!;
    const arcs = owned.get(owner) ?? [];
    const last = arcs.at(-1);
    if (last?.to === arc.from) arcs[arcs.length - 1] = { from: last.from, to: arc.to };
    else arcs.push(arc);
    owned.set(owner, arcs);
  });
  return owned;
}

/** Returns the pieces of the ring that have another owner than before. */
export function changedArcs(before: Ring, after: Ring): readonly Arc[] {
  const changed: Arc[] = [];
  if (after.places.length === 0 || before.places.length === 0) return changed;
  forPieces(cutPlaces([before, after]), (arc, middle) => {
    if (before.owners[findPoint(before, middle)] !== after.owners[findPoint(after, middle)]) changed.push(arc);
  });
  return changed;
}

/** Calls back for each piece between neighbouring cuts, the one over the top in two parts, with a place inside it. */
function forPieces(cuts: readonly number[], onPiece: (arc: Arc, middle: number) => void): void {
  let from = 0;
  for (const cut of cuts) {
    // A piece ends with the point that owns it: places up to and including the cut.
    if (cut + 1 > from) onPiece({ from: from / ringSize, to: (cut + 1) / ringSize }, Math.floor((from + cut) / 2));
    from = cut + 1;
  }
  if (from < ringSize) onPiece({ from: from / ringSize, to: 1 }, Math.floor((from + ringSize - 1) / 2));
}

/** Returns the place of a share of the circle on a circle about (0, 0), to a hundredth of its unit. */
export function onCircle(share: number, radius: number): { readonly x: number; readonly y: number } {
  const angle = 2 * Math.PI * share;
  return { x: Math.round(radius * Math.sin(angle) * 100) / 100, y: Math.round(-radius * Math.cos(angle) * 100) / 100 };
}

/** Returns an SVG path of bands between two radii about (0, 0). */
export function bandPath(arcs: readonly Arc[], inner: number, outer: number): string {
  return arcs.map((arc) => bandOf(arc, inner, outer)).join('');
}

function bandOf({ from, to }: Arc, inner: number, outer: number): string {
  // A whole circle has no two ends for an arc to run between.
  if (to - from > 0.999) return bandOf({ from: 0, to: 0.5 }, inner, outer) + bandOf({ from: 0.5, to: 0.9999 }, inner, outer);
  const [a, b, c, d] = [onCircle(from, outer), onCircle(to, outer), onCircle(to, inner), onCircle(from, inner)];
  const large = to - from > 0.5 ? 1 : 0;
  return `M${a.x} ${a.y}A${outer} ${outer} 0 ${large} 1 ${b.x} ${b.y}L${c.x} ${c.y}A${inner} ${inner} 0 ${large} 0 ${d.x} ${d.y}Z`;
}
