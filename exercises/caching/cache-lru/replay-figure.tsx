import { clip } from '../../replay-parts/clip.ts';
import type { HeldEntry, HeldState, StateChange } from './replay-state.ts';

const width = 340;
const rowHeight = 40;
const boxHeight = 28;
const top = 26;
const mapX = 1;
const mapWidth = 104;
const listX = 178;
const listWidth = 161;
/** Rows drawn at most; of a longer list the first six and the last three are drawn. */
const maxRows = 10;

/** A row of the list: an entry, or a note in place of entries left out or places left free. */
type Row = { readonly kind: 'entry'; readonly entry: HeldEntry; readonly rank: number } | { readonly kind: 'note'; readonly text: string };

interface FigureProps {
  readonly state: HeldState;
  readonly change: StateChange;
  /** The keys held, in the order of the map. */
  readonly mapKeys: readonly string[];
}

/** Draws the map and the list of a right cache, one line from each key of the map to its node. Decorative: the caption says the same. */
export function ReplayFigure({ state, change, mapKeys }: FigureProps) {
  const rows = rowsOf(state);
  const rowOfKey = new Map(rows.flatMap((row, index) => (row.kind === 'entry' ? [[row.entry.key, index] as const] : [])));
  const drawnKeys = mapKeys.filter((key) => rowOfKey.has(key));
  const hiddenKeys = mapKeys.length - drawnKeys.length;
  const gone = change.evicted ?? change.deleted;
  const rowCount = Math.max(rows.length, drawnKeys.length + (hiddenKeys > 0 ? 1 : 0)) + (gone === undefined ? 0 : 1);
  const used = change.inserted ?? change.moved ?? change.overwritten;
  return (
    <svg className="hr-replay__figure" viewBox={`0 0 ${width} ${top + rowCount * rowHeight}`} aria-hidden="true" focusable="false">
      <text className="hr-replay__heading" x={mapX} y="12">
        Map
      </text>
      <text className="hr-replay__heading" x={listX} y="12">
        List, newest first
      </text>
      {drawnKeys.map((key, index) => (
        <MapEntry key={key} name={key} row={index} targetRow={rowOfKey.get(key) ?? 0} used={key === used} />
      ))}
      {hiddenKeys > 0 && <Note x={mapX} boxWidth={mapWidth} row={drawnKeys.length} text={`${hiddenKeys} more`} />}
      {rows.map((row, index) =>
        row.kind === 'note' ? (
          <Note key={`note ${index}`} x={listX} boxWidth={listWidth} row={index} text={row.text} />
        ) : (
          <ListNode key={row.entry.key} entry={row.entry} row={index} linked={row.rank > 0} used={row.entry.key === used} />
        ),
      )}
      {gone !== undefined && <GoneNode name={gone} verb={change.evicted === undefined ? 'deleted' : 'evicted'} row={rowCount - 1} />}
    </svg>
  );
}

function rowsOf({ capacity, entries }: HeldState): readonly Row[] {
  const rows: Row[] = entries.map((entry, rank) => ({ kind: 'entry', entry, rank }));
  if (rows.length > maxRows) return [...rows.slice(0, 6), { kind: 'note', text: `${rows.length - 9} more` }, ...rows.slice(-3)];
  const free = Math.max(0, capacity - entries.length);
  const room = maxRows - rows.length;
  if (free <= room) return [...rows, ...Array.from({ length: free }, (): Row => ({ kind: 'note', text: 'free' }))];
  return [...rows, { kind: 'note', text: `${free} free` }];
}

function yOf(row: number): number {
  return top + row * rowHeight;
}

interface MapEntryProps {
  readonly name: string;
  readonly row: number;
  /** The row of its node in the list. */
  readonly targetRow: number;
  readonly used: boolean;
}

function MapEntry({ name, row, targetRow, used }: MapEntryProps) {
  const y = yOf(row) + boxHeight / 2;
  const targetY = yOf(targetRow) + boxHeight / 2;
  return (
    <g className={used ? 'hr-replay__entry hr-replay__entry--used' : 'hr-replay__entry'}>
      <path
        className="hr-replay__pointer"
        d={`M${mapX + mapWidth} ${y} C${mapX + mapWidth + 36} ${y} ${listX - 40} ${targetY} ${listX - 6} ${targetY}`}
      />
      <path className="hr-replay__tip" d={`M${listX - 8} ${targetY - 4} L${listX - 1} ${targetY} L${listX - 8} ${targetY + 4} Z`} />
      <rect x={mapX} y={yOf(row)} width={mapWidth} height={boxHeight} rx="4" />
      <text x={mapX + 8} y={y + 4.5}>
        {clip(name, 11)}
      </text>
    </g>
  );
}

interface ListNodeProps {
  readonly entry: HeldEntry;
  readonly row: number;
  /** Whether a node comes before it in the list. */
  readonly linked: boolean;
  readonly used: boolean;
}

function ListNode({ entry, row, linked, used }: ListNodeProps) {
  return (
    <g
      className={used ? 'hr-replay__node hr-replay__node--used' : 'hr-replay__node'}
      style={{ transform: `translate(${listX}px, ${yOf(row)}px)` }}
    >
      {linked && <path className="hr-replay__link" d={`M74 ${boxHeight - rowHeight} V0 M86 0 V${boxHeight - rowHeight}`} />}
      <rect width={listWidth} height={boxHeight} rx="4" />
      <text x="8" y={boxHeight / 2 + 4.5}>
        {clip(entry.key, 8)} → {clip(entry.value, 8)}
      </text>
    </g>
  );
}

function GoneNode({ name, verb, row }: { readonly name: string; readonly verb: string; readonly row: number }) {
  return (
    <g className="hr-replay__gone" style={{ transform: `translate(${listX}px, ${yOf(row)}px)` }}>
      <rect x="0.5" width={listWidth - 1} height={boxHeight} rx="4" />
      <text x="8" y={boxHeight / 2 + 4.5}>
        {clip(name, 9)} {verb}
      </text>
    </g>
  );
}

function Note({ x, boxWidth, row, text }: { readonly x: number; readonly boxWidth: number; readonly row: number; readonly text: string }) {
  return (
    <g className="hr-replay__note">
      <rect x={x + 0.5} y={yOf(row)} width={boxWidth - 1} height={boxHeight} rx="4" />
      <text x={x + 8} y={yOf(row) + boxHeight / 2 + 4.5}>
        {text}
      </text>
    </g>
  );
}
