import { nodeNames } from './settings.ts';

/** A place on the stage, in its own units, from its middle: x to the right, y down. */
export interface StagePlace {
  readonly x: number;
  readonly y: number;
}

/** The stage: the ring's radius, and the size of the whole in the same units. */
export const stage = { width: 400, height: 560, ringY: -88, inner: 148, outer: 176, rim: 188, trayTextY: 408 } as const;

const chipRadius = 88;
const trayTop = 168;
const trayColumns = 6;
const trayGap = 60;
const trayRow = 62;

/** Returns where each node's chip is: members in a circle inside the ring, the others in rows below it. */
export function placeChips(members: readonly number[]): readonly StagePlace[] {
  const others = nodeNames.flatMap((_, node) => (members.includes(node) ? [] : [node]));
  return nodeNames.map((_, node) => {
    const at = members.indexOf(node);
    if (at < 0) {
      const seat = others.indexOf(node);
      const column = seat % trayColumns;
      const row = Math.floor(seat / trayColumns);
      return { x: (column - (trayColumns - 1) / 2) * trayGap, y: trayTop + row * trayRow };
    }
    if (members.length === 1) return { x: 0, y: stage.ringY };
    const angle = (2 * Math.PI * at) / members.length;
    return { x: Math.round(chipRadius * Math.sin(angle) * 10) / 10, y: Math.round((stage.ringY - chipRadius * Math.cos(angle)) * 10) / 10 };
  });
}

/** Returns whether a place is on the ring or inside it, where a chip let go is in. */
export function isInRing({ x, y }: StagePlace): boolean {
  return Math.hypot(x, y - stage.ringY) <= stage.rim;
}
