import { clip } from '../../replay-parts/clip.ts';
import { leftText, millisecondsText, nextVictim, type LifeChange, type LivingEntry, type LivingState } from './replay-state.ts';

const width = 340;
const top = 30;
const rowHeight = 40;
const barY = 20;
const barHeight = 12;
/** Where now is on the axis; what lies left of it has passed. */
const nowX = 96;
/** Rows drawn at most, of live entries and of those gone; of more, the middle ones are left out. */
const maxLive = 9;
const maxGone = 4;

/** A row of the picture: an entry with what became of it, or how many were left out. */
type Row =
  | { readonly kind: 'live'; readonly entry: LivingEntry }
  | { readonly kind: 'gone'; readonly entry: LivingEntry; readonly verb: string }
  | { readonly kind: 'note'; readonly text: string };

interface FigureProps {
  readonly state: LivingState;
  readonly change: LifeChange;
}

/**
 * Draws the life of each entry as a bar on one axis of time, with now at the same place on every step: what has passed of a life is left of it, what remains
 * right. Lives that ended with this call are drawn below. Decorative: the caption says the same.
 */
export function ReplayFigure({ state, change }: FigureProps) {
  const rows = rowsOf(state, change);
  const height = top + Math.max(1, rows.length) * rowHeight;
  const scale = scaleOf(state, change);
  const { nowMs } = state;
  return (
    <svg className="hr-replay__figure" viewBox={`0 0 ${width} ${height}`} aria-hidden="true" focusable="false">
      <text className="hr-replay__heading" x={nowX} y="12" textAnchor="middle">
        now: {millisecondsText(nowMs)}
      </text>
      <text className="hr-replay__heading" x={width} y="12" textAnchor="end">
        +{millisecondsText(scale.spanMs)}
      </text>
      <path className="hr-life__axis" d={`M0 ${top - 10} H${width} M${width - 0.5} ${top - 14} v8`} />
      {rows.map((row, index) => (
        <RowView
          key={row.kind === 'note' ? `note ${index}` : `${row.kind} ${row.entry.key}`}
          row={row}
          y={top + index * rowHeight}
          nowMs={nowMs}
          xOf={scale.xOf}
          used={row.kind === 'live' && [change.inserted, change.setAgain, change.used].includes(row.entry.key)}
          next={row.kind === 'live' && row.entry.key === nextVictim(state)}
        />
      ))}
      <path className="hr-life__now" d={`M${nowX} ${top - 14} V${height}`} />
    </svg>
  );
}

function rowsOf({ entries, capacity }: LivingState, { expired, evicted, removed }: LifeChange): readonly Row[] {
  const live = entries.map((entry): Row => ({ kind: 'live', entry }));
  const shown: Row[] =
    live.length > maxLive
      ? [...live.slice(0, maxLive - 3), { kind: 'note', text: `${live.length - maxLive + 1} more` }, ...live.slice(-2)]
      : live;
  const free = Math.max(0, capacity - entries.length);
  const freeRow: Row[] = free > 0 ? [{ kind: 'note', text: free === 1 ? '1 place free' : `${free} places free` }] : [];
  const goneShown = expired.slice(0, expired.length > maxGone ? maxGone - 1 : maxGone);
  const gone = goneShown.map((entry): Row => ({ kind: 'gone', entry, verb: 'expired' }));
  if (goneShown.length < expired.length) gone.push({ kind: 'note', text: `${expired.length - goneShown.length} more expired` });
  if (evicted) gone.push({ kind: 'gone', entry: evicted, verb: 'displaced' });
  if (removed) gone.push({ kind: 'gone', entry: removed, verb: 'removed' });
  return [...shown, ...freeRow, ...gone];
}

interface Scale {
  /** Milliseconds from now to the right end. */
  readonly spanMs: number;
  /** Returns the place of a time on the axis, at the ends for what lies beyond. */
  readonly xOf: (timeMs: number) => number;
}

/** The axis reaches to the last deadline there is, and as much into the past as fits. */
function scaleOf({ entries, nowMs }: LivingState, { evicted, removed }: LifeChange): Scale {
  const drawn = [...entries, ...(evicted ? [evicted] : []), ...(removed ? [removed] : [])];
  const spanMs = Math.max(1, ...drawn.map(({ deadlineMs }) => (deadlineMs ?? nowMs) - nowMs));
  const perMs = (width - nowX) / spanMs;
  return { spanMs, xOf: (timeMs) => Math.min(width, Math.max(0, nowX + (timeMs - nowMs) * perMs)) };
}

interface RowViewProps {
  readonly row: Row;
  readonly y: number;
  readonly nowMs: number;
  readonly xOf: Scale['xOf'];
  readonly used: boolean;
  /** Whether a new key would displace it. */
  readonly next: boolean;
}

function RowView({ row, y, nowMs, xOf, used, next }: RowViewProps) {
  if (row.kind === 'note')
    return (
      <g className="hr-replay__note" style={{ transform: `translate(0, ${y}px)` }}>
        <rect x="0.5" y="4" width={width - 1} height={rowHeight - 12} rx="4" />
        <text x="8" y={rowHeight / 2 + 3}>
          {row.text}
        </text>
      </g>
    );
  const { key, value, setMs, deadlineMs } = row.entry;
  const from = xOf(setMs);
  const to = deadlineMs === undefined ? width : xOf(deadlineMs);
  const isGone = row.kind === 'gone';
  const group = isGone ? 'hr-replay__gone' : `hr-life${used ? ' hr-life--used' : ''}${next ? ' hr-life--next' : ''}`;
  return (
    <g className={group} style={{ transform: `translate(0, ${y}px)` }}>
      <text x="0" y="14">
        {clip(`${clip(key, 10)} → ${clip(value, 8)}`, 20)}
      </text>
      <text className="hr-life__left" x={width} y="14" textAnchor="end">
        {isGone ? row.verb : `${next ? 'goes next · ' : ''}${leftText(row.entry, nowMs)}`}
      </text>
      {isGone ? (
        <rect x={from + 0.5} y={barY} width={Math.max(3, to - from - 1)} height={barHeight} rx="3" />
      ) : (
        <>
          {from < nowX && <rect className="hr-life__passed" x={from} y={barY} width={nowX - from} height={barHeight} />}
          <rect className="hr-life__ahead" x={nowX} y={barY} width={Math.max(2, to - nowX)} height={barHeight} />
          {deadlineMs === undefined && <path className="hr-life__for-ever" d={`M${width - 9} ${barY - 3} l8 9 l-8 9`} />}
        </>
      )}
    </g>
  );
}
