import { clip } from '../../replay-parts/clip.ts';
import { blockOf, gateText, probabilityText, sharedIds, type Block, type PartState } from './replay-state.ts';

const boxWidth = 84;
const boxHeight = 40;
const labelHeight = 18;
const rowGap = 16;
const stackGap = 10;
const rail = 14;
const margin = 12;
/** Characters of an id that fit into a box, and of the line below it. */
const longestId = 9;
const longestFigure = 10;

/** A block with its size; the line through the system enters and leaves it at `lineY`. */
interface Placed {
  readonly block: Block;
  readonly width: number;
  readonly height: number;
  readonly lineY: number;
  readonly inside: readonly Placed[];
}

/** Sizes a block: parts that must all be up stand in a row, others one above the other between two rails; above them the name of the gate. */
function place(block: Block): Placed {
  const inside = block.inside.map(place);
  const { gate } = block.part;
  if (gate === undefined || inside.length === 0) return { block, width: boxWidth, height: boxHeight, lineY: boxHeight / 2, inside: [] };
  const widths = inside.map(({ width }) => width);
  if (gate === 'all') {
    const lineY = Math.max(...inside.map((one) => one.lineY));
    const below = Math.max(...inside.map((one) => one.height - one.lineY));
    const width = Math.max(
      boxWidth,
      widths.reduce((sum, one) => sum + one, (widths.length - 1) * rowGap),
    );
    return { block, width, height: labelHeight + lineY + below, lineY: labelHeight + lineY, inside };
  }
  const stacked = inside.reduce((sum, { height }) => sum + height + stackGap, -stackGap);
  return { block, width: Math.max(...widths) + 2 * rail, height: labelHeight + stacked, lineY: labelHeight + stacked / 2, inside };
}

/** Draws a requirement as a block diagram, each part with the probability that it is met. Decorative: a caption must say the same. */
export function BlockFigure({ parts }: { readonly parts: readonly PartState[] }) {
  const whole = blockOf(parts);
  if (whole === undefined) return null;
  const placed = place(whole);
  const width = placed.width + 2 * margin;
  const lineY = placed.lineY + 1;
  return (
    <svg
      className="hr-avail"
      viewBox={`0 0 ${width} ${placed.height + 2}`}
      style={{ maxWidth: `${width}px`, minWidth: `${Math.round(width * 0.75)}px` }}
      aria-hidden="true"
      focusable="false"
    >
      <line className="hr-avail__line" x1={0} x2={margin} y1={lineY} y2={lineY} />
      <line className="hr-avail__line" x1={width - margin} x2={width} y1={lineY} y2={lineY} />
      <PlacedBlock placed={placed} x={margin} y={1} shared={sharedIds(parts)} />
    </svg>
  );
}

interface PlacedProps {
  readonly placed: Placed;
  readonly x: number;
  readonly y: number;
  readonly shared: ReadonlySet<string>;
}

function PlacedBlock({ placed, x, y, shared }: PlacedProps) {
  const { part } = placed.block;
  if (placed.inside.length === 0) return <Box part={part} x={x} y={y} isShared={part.id !== undefined && shared.has(part.id)} />;
  return (
    <g>
      <text className="hr-avail__gate" x={x + placed.width / 2} y={y + 12} textAnchor="middle">
        {gateText(part.gate!, placed.inside.length)} <tspan className="hr-avail__figure">{figureOf(part)}</tspan>
      </text>
      {part.gate === 'all' ? <Row placed={placed} x={x} y={y} shared={shared} /> : <Stack placed={placed} x={x} y={y} shared={shared} />}
    </g>
  );
}

/** Parts in a row, on one line. */
function Row({ placed, x, y, shared }: PlacedProps) {
  const lineY = y + placed.lineY;
  const lefts: number[] = [];
  placed.inside.reduce((left, { width }) => {
    lefts.push(left);
    return left + width + rowGap;
  }, x);
  const right = lefts.at(-1)! + placed.inside.at(-1)!.width;
  return (
    <>
      {placed.inside.map((one, index) => (
        <g key={index}>
          {index > 0 && <line className="hr-avail__line" x1={lefts[index]! - rowGap} x2={lefts[index]} y1={lineY} y2={lineY} />}
          <PlacedBlock placed={one} x={lefts[index]!} y={lineY - one.lineY} shared={shared} />
        </g>
      ))}
      {right < x + placed.width && <line className="hr-avail__line" x1={right} x2={x + placed.width} y1={lineY} y2={lineY} />}
    </>
  );
}

/** Parts one above the other, between two rails. */
function Stack({ placed, x, y, shared }: PlacedProps) {
  const tops: number[] = [];
  placed.inside.reduce((top, { height }) => {
    tops.push(top);
    return top + height + stackGap;
  }, y + labelHeight);
  const lines = placed.inside.map((one, index) => tops[index]! + one.lineY);
  const right = x + placed.width;
  const lineY = y + placed.lineY;
  const from = Math.min(lineY, ...lines);
  const to = Math.max(lineY, ...lines);
  return (
    <>
      {[x, right].map((at) => (
        <line key={at} className="hr-avail__line" x1={at} x2={at} y1={from} y2={to} />
      ))}
      {placed.inside.map((one, index) => {
        const left = x + (placed.width - one.width) / 2;
        return (
          <g key={index}>
            <line className="hr-avail__line" x1={x} x2={left} y1={lines[index]} y2={lines[index]} />
            <line className="hr-avail__line" x1={left + one.width} x2={right} y1={lines[index]} y2={lines[index]} />
            <PlacedBlock placed={one} x={left} y={tops[index]!} shared={shared} />
          </g>
        );
      })}
    </>
  );
}

/** A component, or a gate over nothing; a component that stands at several places has a second outline of dashes. */
function Box({ part, x, y, isShared }: { readonly part: PartState; readonly x: number; readonly y: number; readonly isShared: boolean }) {
  const name = part.id === undefined ? gateText(part.gate!, 0) : clip(JSON.stringify(part.id), longestId);
  return (
    <g className={isShared ? 'hr-avail__box hr-avail__box--shared' : 'hr-avail__box'}>
      <rect x={x} y={y} width={boxWidth} height={boxHeight} rx={4} />
      {isShared && <rect className="hr-avail__inner" x={x + 3} y={y + 3} width={boxWidth - 6} height={boxHeight - 6} rx={3} />}
      <text x={x + boxWidth / 2} y={y + 17} textAnchor="middle">
        {name}
      </text>
      <text className="hr-avail__figure" x={x + boxWidth / 2} y={y + 32} textAnchor="middle">
        {figureOf(part)}
      </text>
    </g>
  );
}

function figureOf({ availability }: PartState): string {
  return clip(probabilityText(availability), longestFigure + 1);
}
