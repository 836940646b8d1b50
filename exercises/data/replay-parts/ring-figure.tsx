import { clip } from '../../replay-parts/clip.ts';
import './ring-figure.css';

const size = 260;
const middle = size / 2;
const radius = 88;
const keyRadius = 6;
const rowHeight = 26;
const swatchX = 10;
const nameX = 26;
const barX = 112;
const barWidth = 130;
const colours = 6;
const dashes = ['none', '9 3', '3 3', '12 3 3 3', '6 6', '1 3'];
/** Nodes and key labels drawn at most: of more, the first, and those that moved or are asked for. */
const maxNodes = 10;
const maxLabels = 10;

/** A node of the ring; places held and the bound on them are there with bounded loads only. */
export interface RingNode {
  readonly name: string;
  readonly weight: number;
  readonly held?: number;
  readonly cap?: number;
}

/** A key on the ring: 0 is the top, 1 once around, clockwise. */
export interface RingKey {
  readonly name: string;
  readonly place: number;
  /** The index of its owner among the nodes; absent where it is not known now. */
  readonly owner?: number;
  readonly isMoved?: boolean;
  readonly isAsked?: boolean;
}

interface RingFigureProps {
  readonly nodes: readonly RingNode[];
  readonly keys: readonly RingKey[];
}

/** Draws keys on a ring, each in the colour and dashes of its owner, and beside it the nodes with what they hold. Decorative: a caption must say the same. */
export function RingFigure({ nodes, keys }: RingFigureProps) {
  const labelled = new Set([...keys].sort((x, y) => rank(y) - rank(x)).slice(0, maxLabels));
  return (
    <div className="hr-ringview" aria-hidden="true">
      <svg viewBox={`0 0 ${size} ${size}`} focusable="false">
        <circle className="hr-ringview__track" cx={middle} cy={middle} r={radius} />
        <line className="hr-ringview__top" x1={middle} x2={middle} y1={middle - radius - 7} y2={middle - radius + 7} />
        {keys.map((key) => (
          <KeyMark key={key.name} ringKey={key} isLabelled={labelled.has(key)} />
        ))}
        {nodes.length === 0 && (
          <text className="hr-ringview__muted" x={middle} y={middle + 4} textAnchor="middle">
            no nodes
          </text>
        )}
      </svg>
      <NodeBars nodes={nodes} />
    </div>
  );
}

function rank({ isAsked, isMoved }: RingKey): number {
  return (isAsked ? 2 : 0) + (isMoved ? 1 : 0);
}

function KeyMark({ ringKey, isLabelled }: { readonly ringKey: RingKey; readonly isLabelled: boolean }) {
  const { name, place, owner, isMoved, isAsked } = ringKey;
  const at = onCircle(place, radius);
  const label = onCircle(place, radius + 14);
  const inside = onCircle(place, radius - 10);
  const centre = onCircle(place, 20);
  const isRight = label.x > middle + 8;
  const isLeft = label.x < middle - 8;
  return (
    <g className={owner === undefined ? 'hr-ringview__key hr-ringview__key--open' : 'hr-ringview__key'}>
      {isAsked && <line className="hr-ringview__pointer" x1={centre.x} y1={centre.y} x2={inside.x} y2={inside.y} />}
      {isMoved && <circle className="hr-ringview__moved" cx={at.x} cy={at.y} r={keyRadius + 5} />}
      <circle cx={at.x} cy={at.y} r={keyRadius} style={owner === undefined ? undefined : outline(owner)} />
      {isLabelled && (
        <text x={label.x} y={label.y + 4} textAnchor={isRight ? 'start' : isLeft ? 'end' : 'middle'}>
          {clip(name, 9)}
        </text>
      )}
    </g>
  );
}

function NodeBars({ nodes }: { readonly nodes: readonly RingNode[] }) {
  const shown = nodes.slice(0, maxNodes);
  const most = Math.max(1, ...nodes.map(({ held = 0, cap = 0 }) => Math.max(held, cap)));
  const height = rowHeight * (shown.length + 1 + (nodes.length > shown.length ? 1 : 0));
  return (
    <svg viewBox={`0 0 ${size} ${height}`} focusable="false">
      <text className="hr-ringview__muted" x={nameX} y="14">
        Node
      </text>
      <text className="hr-ringview__muted" x={barX} y="14">
        {nodes.some(({ cap }) => cap !== undefined) ? 'Places held, of its bound' : 'Weight'}
      </text>
      {shown.map((node, index) => (
        <NodeBar key={node.name} node={node} index={index} y={rowHeight * (index + 1)} most={most} />
      ))}
      {nodes.length > shown.length && (
        <text className="hr-ringview__muted" x={nameX} y={rowHeight * (shown.length + 1) + 14}>
          and {nodes.length - shown.length} more
        </text>
      )}
    </svg>
  );
}

interface NodeBarProps {
  readonly node: RingNode;
  readonly index: number;
  readonly y: number;
  readonly most: number;
}

function NodeBar({ node: { name, weight, held, cap }, index, y, most }: NodeBarProps) {
  const toX = (count: number) => barX + (barWidth * Math.min(count, most)) / most;
  return (
    <g className="hr-ringview__bar">
      <circle cx={swatchX} cy={y + 9} r={keyRadius} style={{ ...outline(index), fill: 'none', strokeWidth: 3 }} />
      <text x={nameX} y={y + 13}>
        {clip(name === '' ? '""' : name, 10)}
      </text>
      {cap === undefined || held === undefined ? (
        <text x={barX} y={y + 13}>
          {weight}
        </text>
      ) : (
        <>
          <rect x={barX} y={y + 1} width={toX(cap) - barX} height="9" />
          <rect
            className={held >= cap ? 'hr-ringview__held hr-ringview__held--full' : 'hr-ringview__held'}
            x={barX}
            y={y + 1}
            width={toX(held) - barX}
            height="9"
          />
          <line className="hr-ringview__cap" x1={toX(cap)} x2={toX(cap)} y1={y - 2} y2={y + 13} />
          <text x={barX} y={y + 22}>
            {held} of {cap}
            {weight === 1 ? '' : `, weight ${weight}`}
          </text>
        </>
      )}
    </g>
  );
}

function outline(owner: number): { readonly stroke: string; readonly strokeDasharray: string } {
  return { stroke: `var(--hr-ringview-${owner % colours})`, strokeDasharray: dashes[owner % dashes.length]! };
}

function onCircle(place: number, distance: number): { readonly x: number; readonly y: number } {
  const angle = 2 * Math.PI * place;
  return { x: round(middle + distance * Math.sin(angle)), y: round(middle - distance * Math.cos(angle)) };
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
