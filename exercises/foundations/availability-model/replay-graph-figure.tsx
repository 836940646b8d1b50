import { clip } from '../../replay-parts/clip.ts';
import type { SystemState } from './replay-state.ts';

const boxWidth = 80;
const boxHeight = 36;
const columnGap = 22;
const rowGap = 30;
const margin = 26;
const longestId = 8;

interface Spot {
  readonly x: number;
  readonly y: number;
  readonly row: number;
}

/** Places components in rows by their distance from the entry; those that no request reaches stand in a row of their own at the end. */
function placeStations({ stations }: SystemState): {
  readonly spots: ReadonlyMap<string, Spot>;
  readonly width: number;
  readonly height: number;
} {
  const last = Math.max(0, ...stations.map(({ distance = 0 }) => distance));
  const rows = Array.from({ length: last + 2 }, (_, row) => stations.filter(({ distance = last + 1 }) => distance === row));
  const widest = Math.max(...rows.map((row) => row.length));
  const inner = widest * (boxWidth + columnGap) - columnGap;
  const spots = new Map<string, Spot>();
  const filled = rows.filter((row) => row.length > 0);
  for (const [row, members] of filled.entries()) {
    const left = margin + (inner - members.length * (boxWidth + columnGap) + columnGap) / 2;
    for (const [index, { id }] of members.entries()) {
      spots.set(id, { x: left + index * (boxWidth + columnGap), y: 2 + row * (boxHeight + rowGap), row });
    }
  }
  return { spots, width: inner + 2 * margin, height: filled.length * (boxHeight + rowGap) - rowGap + 4 };
}

/** Draws the ways of requests from top to bottom, single points with a double outline. Decorative: a caption must say the same. */
export function GraphFigure({ state }: { readonly state: SystemState }) {
  const { spots, width, height } = placeStations(state);
  const single = new Set(state.singlePoints);
  const targets = new Set(state.targets);
  return (
    <svg
      className="hr-avail"
      viewBox={`0 0 ${width} ${height}`}
      style={{ maxWidth: `${width}px`, minWidth: `${Math.round(width * 0.75)}px` }}
      aria-hidden="true"
      focusable="false"
    >
      <defs>
        <marker id="hr-avail-arrow" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto-start-reverse">
          <path className="hr-avail__head" d="M0 0 8 4 0 8Z" />
        </marker>
      </defs>
      {state.links.map(({ from, to }, index) => (
        <path
          key={index}
          className="hr-avail__way"
          d={wayBetween(spots.get(from)!, spots.get(to)!, width)}
          markerEnd="url(#hr-avail-arrow)"
        />
      ))}
      {state.stations.map(({ id, distance }) => (
        <Station
          key={id}
          id={id}
          spot={spots.get(id)!}
          role={[id === state.entry && 'entry', targets.has(id) && 'target', distance === undefined && 'not reached']}
          isSingle={single.has(id)}
          isLost={distance === undefined}
        />
      ))}
    </svg>
  );
}

/** Straight down to the next row or across to a neighbour, below a row to others in it, and in a bow at the side past other rows, back, or to itself. */
function wayBetween(from: Spot, to: Spot, width: number): string {
  const [startX, endX] = [from.x + boxWidth / 2, to.x + boxWidth / 2];
  if (to.row === from.row + 1) return `M${startX} ${from.y + boxHeight}L${endX} ${to.y - 1}`;
  if (to.row === from.row && from !== to) return wayInRow(from, to);
  const isRight = (startX + endX) / 2 >= width / 2;
  const side = (spot: Spot) => (isRight ? spot.x + boxWidth : spot.x);
  const reach = (isRight ? 1 : -1) * (from === to ? 20 : 24);
  const [startY, endY] = from === to ? [from.y + 10, from.y + 26] : [from.y + boxHeight * 0.7, to.y + boxHeight * 0.3];
  const far = isRight ? Math.max(side(from), side(to)) + reach : Math.min(side(from), side(to)) + reach;
  return `M${side(from)} ${startY}C${far} ${startY} ${far} ${endY} ${side(to)} ${endY}`;
}

function wayInRow(from: Spot, to: Spot): string {
  const isRight = to.x > from.x;
  const bottom = from.y + boxHeight;
  if (Math.abs(to.x - from.x) > boxWidth + columnGap) {
    const [startX, endX] = [from.x + boxWidth / 2, to.x + boxWidth / 2];
    return `M${startX} ${bottom}Q${(startX + endX) / 2} ${bottom + rowGap} ${endX} ${bottom}`;
  }
  // The two directions between neighbours lie apart.
  const y = from.y + boxHeight * (isRight ? 0.4 : 0.6);
  return `M${isRight ? from.x + boxWidth : from.x} ${y}H${isRight ? to.x : to.x + boxWidth}`;
}

interface StationProps {
  readonly id: string;
  readonly spot: Spot;
  readonly role: readonly (string | false)[];
  readonly isSingle: boolean;
  readonly isLost: boolean;
}

function Station({ id, spot: { x, y }, role, isSingle, isLost }: StationProps) {
  const roles = role.filter((one) => one !== false).join(', ');
  const kind = isSingle ? ' hr-avail__box--single' : isLost ? ' hr-avail__box--lost' : '';
  return (
    <g className={`hr-avail__box${kind}`}>
      <rect x={x} y={y} width={boxWidth} height={boxHeight} rx={4} />
      {isSingle && <rect className="hr-avail__inner" x={x + 3} y={y + 3} width={boxWidth - 6} height={boxHeight - 6} rx={3} />}
      <text x={x + boxWidth / 2} y={y + (roles ? 16 : 22)} textAnchor="middle">
        {clip(JSON.stringify(id), longestId)}
      </text>
      {roles && (
        <text className="hr-avail__role" x={x + boxWidth / 2} y={y + 29} textAnchor="middle">
          {clip(roles, 14)}
        </text>
      )}
    </g>
  );
}
