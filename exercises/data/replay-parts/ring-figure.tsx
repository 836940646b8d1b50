import { clip } from '../../replay-parts/clip.ts';
import './ring-figure.css';

const width = 340;
const height = 244;
const middleX = width / 2;
const middleY = height / 2;
const radius = 80;
const keyRadius = 6;
const openRadius = 4;
const rowHeight = 26;
const swatchX = 10;
const nameX = 26;
const barX = 116;
const barWidth = 190;
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
  /** The name of its owner before, shown where that of now is not known. */
  readonly earlier?: string;
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
      <svg viewBox={`0 0 ${width} ${height}`} focusable="false">
        <circle className="hr-ringview__track" cx={middleX} cy={middleY} r={radius} />
        <line className="hr-ringview__top" x1={middleX} x2={middleX} y1={middleY - radius - 7} y2={middleY - radius + 7} />
        {keys.map((key) => (
          <KeyMark key={key.name} ringKey={key} isLabelled={labelled.has(key)} nodes={nodes} />
        ))}
        {nodes.length === 0 && (
          <text className="hr-ringview__muted" x={middleX} y={middleY + 4} textAnchor="middle">
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

interface KeyMarkProps {
  readonly ringKey: RingKey;
  readonly isLabelled: boolean;
  readonly nodes: readonly RingNode[];
}

function KeyMark({ ringKey, isLabelled, nodes }: KeyMarkProps) {
  const { name, place, owner, earlier, isMoved, isAsked } = ringKey;
  const ownerText =
    owner === undefined ? earlier !== undefined && `was ${clip(shown(earlier), 6)}` : `→ ${clip(shown(nodes[owner]?.name ?? ''), 7)}`;
  const at = onCircle(place, radius);
  const label = onCircle(place, radius + 18);
  const inside = onCircle(place, radius - 10);
  const centre = onCircle(place, 20);
  const anchor = label.x > middleX + 20 ? 'start' : label.x < middleX - 20 ? 'end' : 'middle';
  // Two lines: beside the ring they stand level with the key, above and below it clear of it.
  const firstY = label.y + (anchor === 'middle' ? (label.y < middleY ? -14 : 10) : -2);
  return (
    <g className={owner === undefined ? 'hr-ringview__key hr-ringview__key--open' : 'hr-ringview__key'}>
      {isAsked && <line className="hr-ringview__pointer" x1={centre.x} y1={centre.y} x2={inside.x} y2={inside.y} />}
      {isMoved && <circle className="hr-ringview__moved" cx={at.x} cy={at.y} r={keyRadius + 5} />}
      <circle
        cx={at.x}
        cy={at.y}
        r={owner === undefined ? openRadius : keyRadius}
        style={owner === undefined ? undefined : outline(owner)}
      />
      {isLabelled && (
        <text textAnchor={anchor}>
          <tspan x={label.x} y={firstY}>
            {clip(name, 9)}
          </tspan>
          {ownerText !== false && (
            <tspan x={label.x} y={firstY + 13}>
              {ownerText}
            </tspan>
          )}
        </text>
      )}
    </g>
  );
}

/** An empty name is shown in quotes. */
function shown(name: string): string {
  return name === '' ? '""' : name;
}

function NodeBars({ nodes }: { readonly nodes: readonly RingNode[] }) {
  const drawn = nodes.slice(0, maxNodes);
  const most = Math.max(1, ...nodes.map(({ held = 0, cap = 0 }) => Math.max(held, cap)));
  const rows = drawn.length + 1 + (nodes.length > drawn.length ? 1 : 0);
  return (
    <svg viewBox={`0 0 ${width} ${rowHeight * rows}`} focusable="false">
      <text className="hr-ringview__muted" x={nameX} y="14">
        Node
      </text>
      <text className="hr-ringview__muted" x={barX} y="14">
        {nodes.some(({ cap }) => cap !== undefined) ? 'Places held, of its bound' : 'Weight'}
      </text>
      {drawn.map((node, index) => (
        <NodeBar key={node.name} node={node} index={index} y={rowHeight * (index + 1)} most={most} />
      ))}
      {nodes.length > drawn.length && (
        <text className="hr-ringview__muted" x={nameX} y={rowHeight * (drawn.length + 1) + 14}>
          and {nodes.length - drawn.length} more
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
        {clip(shown(name), 10)}
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
  return { x: round(middleX + distance * Math.sin(angle)), y: round(middleY - distance * Math.cos(angle)) };
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
