import type { StoryRow } from '../../../src/sim/saga/index.ts';
import { effectsOfRows } from './effects-of-rows.ts';
import { clipText } from './clip-text.ts';
import './swimlane.css';

interface SwimlaneProps {
  readonly rows: readonly StoryRow[];
  /** Names of the services, a lane each. */
  readonly lanes: readonly string[];
  /** Index of the row looked at. Rows after it are not drawn. */
  readonly current: number;
  /** Index of the row where a rule broke. */
  readonly broken?: number;
}

const width = 340;
const rowHeight = 27;
const top = 30;
const coordinatorX = 58;
const logX = 118;
const firstLaneX = 178;
const lastLaneX = 318;
/** Rows drawn at most: those before are left out. */
const mostRows = 14;

/** Draws a story as lanes with time running down: calls, records, crashes, and which effects are there. Decorative: captions say the same. */
export function Swimlane({ rows, lanes, current, broken }: SwimlaneProps) {
  const last = Math.min(current, rows.length - 1);
  const first = Math.max(0, last - mostRows + 1);
  const height = top + (last - first + 1) * rowHeight + 6;
  const yOf = (index: number) => top + (index - first) * rowHeight + rowHeight / 2 + 2;
  const xOf = (lane: string) => laneX(lanes, lane);
  return (
    <svg className="hr-lanes" viewBox={`0 0 ${width} ${height}`} aria-hidden="true" focusable="false">
      <Heading x={coordinatorX} text="Coordinator" />
      <Heading x={logX} text="Log" />
      {lanes.map((lane) => (
        <Heading key={lane} x={xOf(lane)} text={clipText(lane, lanes.length > 3 ? 7 : 9)} />
      ))}
      {[coordinatorX, logX, ...lanes.map(xOf)].map((x) => (
        <line key={x} className="hr-lanes__lane" x1={x} x2={x} y1={20} y2={height} />
      ))}
      {broken !== undefined && broken >= first && broken <= last && (
        <rect className="hr-lanes__broken" x="1" width={width - 2} y={yOf(broken) - rowHeight / 2} height={rowHeight} rx="4" />
      )}
      {effectsOfRows(rows.slice(0, last + 1)).map((span, index) => {
        const to = span.to ?? last + 0.5;
        if (to < first) return null;
        const from = yOf(Math.max(span.from, first - 0.5));
        const isOpen = span.to === undefined;
        return (
          <line
            key={index}
            className={`hr-lanes__effect${isOpen ? ' hr-lanes__effect--there' : ''}`}
            x1={xOf(span.lane)}
            x2={xOf(span.lane)}
            y1={from}
            y2={yOf(to)}
          />
        );
      })}
      {rows.slice(first, last + 1).map((row, offset) => (
        <g key={first + offset} className={first + offset === last ? 'hr-lanes__row hr-lanes__row--current' : 'hr-lanes__row'}>
          <RowMarks row={row} y={yOf(first + offset)} x={row.kind === 'call' ? xOf(row.step) : 0} />
        </g>
      ))}
      {first > 0 && (
        <text className="hr-lanes__note" x={coordinatorX + 8} y={top - 2}>
          {first} earlier
        </text>
      )}
    </svg>
  );
}

function laneX(lanes: readonly string[], lane: string): number {
  const index = Math.max(0, lanes.indexOf(lane));
  return lanes.length < 2 ? (firstLaneX + lastLaneX) / 2 : firstLaneX + (index * (lastLaneX - firstLaneX)) / (lanes.length - 1);
}

function Heading({ x, text }: { readonly x: number; readonly text: string }) {
  return (
    <text className="hr-lanes__heading" x={x} y="12" textAnchor="middle">
      {text}
    </text>
  );
}

interface RowProps {
  readonly row: StoryRow;
  readonly y: number;
  /** Of the service called. */
  readonly x: number;
}

function RowMarks({ row, y, x }: RowProps) {
  switch (row.kind) {
    case 'start':
      return <Point x={coordinatorX} y={y} text={row.life === 0 ? 'start' : 'restart'} />;
    case 'run':
    case 'recover':
      return <Arrow from={2} to={coordinatorX - 4} y={y} text={row.kind === 'run' ? `run ${clipText(row.saga, 5)}` : 'recover'} />;
    case 'settle':
      return (
        <Arrow from={coordinatorX - 4} to={2} y={y} text={clipText(settleText(row.text, row.how), 11)} fails={row.how === 'rejected'} />
      );
    case 'append':
      return <Append row={row} y={y} />;
    case 'read':
      return <Arrow from={logX - 5} to={coordinatorX + 4} y={y} text="read" />;
    case 'sleep':
      return <Point x={coordinatorX} y={y} text={`${Math.round(row.ms)} ms`} />;
    case 'call':
      return <Call row={row} y={y} x={x} />;
    case 'crash':
      return <Crash y={y} />;
    case 'end':
      return <Point x={coordinatorX} y={y} text="the end" />;
  }
}

/** The word to show of an outcome: its status, or how many outcomes there are. */
function settleText(text: string, how: 'resolved' | 'rejected'): string {
  if (how === 'rejected') return 'rejects';
  return /"status":"(\w+)"/.exec(text)?.[1] ?? (text.startsWith('[]') ? 'none' : 'resolves');
}

function Point({ x, y, text }: { readonly x: number; readonly y: number; readonly text: string }) {
  return (
    <>
      <circle className="hr-lanes__point" cx={x} cy={y} r="4" />
      <text className="hr-lanes__label" x={x + 9} y={y + 4}>
        {text}
      </text>
    </>
  );
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
  return (
    <g className={fails ? 'hr-lanes__call--fails' : undefined}>
      <path className="hr-lanes__call" d={`M${from} ${y + 3}H${to}M${to + back} ${y}L${to} ${y + 3}L${to + back} ${y + 6}`} />
      <text className="hr-lanes__label" x={Math.min(from, to) + 3} y={y - 2}>
        {text}
      </text>
    </g>
  );
}

function Append({ row, y }: { readonly row: Extract<StoryRow, { kind: 'append' }>; readonly y: number }) {
  const isKept = row.fate === 'kept' || row.fate === 'keptInCrash';
  const isLost = row.fate === 'rejected' || row.fate === 'lostInCrash' || row.fate === 'refused';
  const word = row.fate === 'rejected' ? 'rejected' : row.fate === 'lostInCrash' ? 'not kept' : row.delayed ? 'late' : '';
  return (
    <>
      <path className="hr-lanes__call" d={`M${coordinatorX + 4} ${y}H${logX - 6}`} />
      <rect
        className={`hr-lanes__record${isKept ? ' hr-lanes__record--kept' : ''}`}
        x={logX - 5}
        y={y - 5}
        width="10"
        height="10"
        rx="1.5"
      />
      {isLost && <Cross x={logX} y={y} />}
      {word && (
        <text className="hr-lanes__label" x={logX + 10} y={y + 4}>
          {word}
        </text>
      )}
      {row.fate === 'lostInCrash' || row.fate === 'keptInCrash' ? <Cross x={coordinatorX} y={y} /> : null}
    </>
  );
}

const callWords = { ok: '', refused: 'refused', busy: 'busy', lost: 'answer lost', threw: 'threw', crash: 'crash' } as const;

function Call({ row, y, x }: { readonly row: Extract<StoryRow, { kind: 'call' }>; readonly y: number; readonly x: number }) {
  const word = row.end === undefined ? '' : callWords[row.end];
  const label = [row.compensates ? 'undo' : '', row.attempt > 1 ? `try ${row.attempt}` : '', word].filter(Boolean).join(', ');
  const fails = row.end !== undefined && row.end !== 'ok';
  return (
    <g className={fails ? 'hr-lanes__call--fails' : undefined}>
      <path className={`hr-lanes__call${row.compensates ? ' hr-lanes__call--undo' : ''}`} d={`M${coordinatorX + 4} ${y}H${x - 6}`} />
      <path className="hr-lanes__call" d={`M${x - 11} ${y - 3.5}L${x - 6} ${y}L${x - 11} ${y + 3.5}`} />
      {row.applied && !row.repeated ? (
        <circle className={`hr-lanes__done${row.compensates ? ' hr-lanes__done--undo' : ''}`} cx={x} cy={y} r="5" />
      ) : (
        <circle className="hr-lanes__nothing" cx={x} cy={y} r="4" />
      )}
      {label && (
        <text className="hr-lanes__label hr-lanes__label--over" x={x - 13} y={y - 3} textAnchor="end">
          {label}
        </text>
      )}
      {row.end === 'crash' && <Cross x={coordinatorX} y={y} />}
    </g>
  );
}

function Cross({ x, y }: { readonly x: number; readonly y: number }) {
  return <path className="hr-lanes__cross" d={`M${x - 6} ${y - 6}l12 12m0 -12l-12 12`} />;
}

function Crash({ y }: { readonly y: number }) {
  const teeth = Array.from({ length: 28 }, (_, index) => `l6 ${index % 2 === 0 ? -6 : 6}`).join('');
  return (
    <>
      <path className="hr-lanes__crash" d={`M4 ${y + 3}${teeth}`} />
      <text className="hr-lanes__label hr-lanes__label--crash" x="184" y={y + 4}>
        crash
      </text>
    </>
  );
}
