import { spansOf } from './spans.ts';
import type { StoryRow } from './story.ts';
import './swimlane.css';

interface SwimlaneProps {
  readonly rows: readonly StoryRow[];
  /** Headings: callers, the component, services. */
  readonly lanes: readonly string[];
  /** Index of the row looked at. Rows after it are not drawn. */
  readonly current: number;
  /** Index of the row where a rule broke. */
  readonly broken?: number;
}

const width = 340;
const rowHeight = 25;
const top = 30;
const timeX = 2;
const firstX = 72;
const lastX = 300;
/** Rows drawn at most: those before are left out. */
const mostRows = 18;
/** Distance of bars side by side, and the most of them drawn apart. */
const slotWidth = 8;
const mostSlots = 4;

/** Draws a story as lanes with time running down: who waits, which service works, and what goes to and fro. Decorative: the list says the same. */
export function Swimlane({ rows, lanes, current, broken }: SwimlaneProps) {
  const last = Math.min(current, rows.length - 1);
  const first = Math.max(0, last - mostRows + 1);
  const height = top + (last - first + 1) * rowHeight + 6;
  const yOf = (index: number) => top + (index - first) * rowHeight + rowHeight / 2 + 2;
  const xOf = (lane: number) => laneX(lanes.length, lane);
  const spans = spansOf(rows.slice(0, last + 1));
  return (
    <svg className="hr-flow" viewBox={`0 0 ${width} ${height}`} aria-hidden="true" focusable="false">
      {lanes.map((lane, index) => (
        <g key={lane}>
          <text className="hr-flow__heading" x={xOf(index)} y="12" textAnchor="middle">
            {lane}
          </text>
          <line className="hr-flow__lane" x1={xOf(index)} x2={xOf(index)} y1={20} y2={height} />
        </g>
      ))}
      {broken !== undefined && broken >= first && broken <= last && (
        <rect className="hr-flow__broken" x="1" width={width - 2} y={yOf(broken) - rowHeight / 2} height={rowHeight} rx="4" />
      )}
      {spans.map(({ id, lane, from, to, slot, fails }) => {
        const end = to ?? last + 0.45;
        if (end < first) return null;
        const x = xOf(lane) + offsetOf(lane, slot);
        const className = `hr-flow__span${to === undefined ? ' hr-flow__span--open' : ''}${fails ? ' hr-flow__span--fails' : ''}`;
        return <line key={`${id} ${from}`} className={className} x1={x} x2={x} y1={yOf(Math.max(from, first - 0.4))} y2={yOf(end)} />;
      })}
      {rows.slice(first, last + 1).map((row, offset) => {
        const index = first + offset;
        const span = spans.find((one) => one.id === row.id && one.from <= index && (one.to ?? Infinity) >= index);
        return (
          <g key={index} className={index === last ? 'hr-flow__row hr-flow__row--current' : 'hr-flow__row'}>
            <Marks row={row} y={yOf(index)} x={xOf(row.lane) + (span ? offsetOf(row.lane, span.slot) : 0)} componentX={xOf(1)} />
            {isNewTime(rows, index, first) && (
              <text className="hr-flow__time" x={timeX} y={yOf(index) + 4}>
                {Math.round(row.atMicros / 1000)}
              </text>
            )}
          </g>
        );
      })}
      <text className="hr-flow__time" x={timeX} y="12">
        ms
      </text>
    </svg>
  );
}

function laneX(count: number, lane: number): number {
  return firstX + (lane * (lastX - firstX)) / Math.max(1, count - 1);
}

/** Bars of callers go to the left of their lane, those of services to the right. */
function offsetOf(lane: number, slot: number): number {
  const distance = Math.min(slot, mostSlots - 1) * slotWidth;
  return lane === 0 ? -distance : distance;
}

function isNewTime(rows: readonly StoryRow[], index: number, first: number): boolean {
  return index === first || rows[index]!.atMicros !== rows[index - 1]!.atMicros;
}

interface MarksProps {
  readonly row: StoryRow;
  readonly y: number;
  /** Of the far side. */
  readonly x: number;
  readonly componentX: number;
}

function Marks({ row, y, x, componentX }: MarksProps) {
  const { kind, text } = row;
  switch (kind) {
    case 'call':
    case 'cancel':
      return <Arrow from={x} to={componentX} y={y} text={text} />;
    case 'settle':
      return <Arrow from={componentX} to={x} y={y} text={text} fails={row.fails === true} />;
    case 'serviceCall':
    case 'note':
      // The lane has the name of the service already.
      return <Arrow from={componentX} to={x} y={y} text={text.replace(/^\w+\./, '')} />;
    case 'serviceAnswer':
      return <Arrow from={x} to={componentX} y={y} text={text} fails={row.fails === true} />;
    case 'serviceEffect':
      return (
        <>
          <circle className="hr-flow__effect" cx={x} cy={y} r="4.5" />
          <text className="hr-flow__label" x={x - 9} y={y + 4} textAnchor="end">
            {clip(text, 16)}
          </text>
        </>
      );
    case 'crash':
      return <Crash y={y} />;
    default:
      return (
        <>
          <circle className="hr-flow__point" cx={componentX} cy={y} r="4" />
          <text className="hr-flow__label" x={componentX + 9} y={y + 4}>
            {clip(text, 16)}
          </text>
        </>
      );
  }
}

interface ArrowProps {
  readonly from: number;
  readonly to: number;
  readonly y: number;
  readonly text: string;
  readonly fails?: boolean;
}

function Arrow({ from, to, y, text, fails = false }: ArrowProps) {
  const back = to < from ? 5 : -5;
  const room = Math.floor(Math.abs(to - from) / 6.2);
  return (
    <g className={fails ? 'hr-flow__arrow--fails' : undefined}>
      <path className="hr-flow__arrow" d={`M${from} ${y + 3}H${to}M${to + back} ${y}L${to} ${y + 3}L${to + back} ${y + 6}`} />
      <text className="hr-flow__label" x={(from + to) / 2} y={y - 1} textAnchor="middle">
        {clip(text, room)}
      </text>
    </g>
  );
}

function Crash({ y }: { readonly y: number }) {
  const teeth = Array.from({ length: 54 }, (_, index) => `l6 ${index % 2 === 0 ? -6 : 6}`).join('');
  return <path className="hr-flow__crash" d={`M8 ${y + 3}${teeth}`} />;
}

function clip(text: string, most: number): string {
  return text.length > most ? `${text.slice(0, Math.max(1, most - 1))}…` : text;
}
