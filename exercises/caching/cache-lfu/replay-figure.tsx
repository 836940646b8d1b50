import { clip } from '../../replay-parts/clip.ts';
import { groupByCount, nextVictim, usesText, type CountChange, type CountedEntry, type CountedState } from './replay-state.ts';

const width = 340;
const top = 26;
const boxX = 74;
const boxWidth = 82;
const boxGap = 8;
const boxHeight = 40;
const rowHeight = 50;
const boxesPerRow = 3;
/** Boxes drawn at most of one group, and groups in all: of more, the middle ones are left out. */
const maxBoxes = 6;
const maxGroups = 6;

/** What takes a box's place: a key, or how many were left out. */
type Box = { readonly kind: 'entry'; readonly entry: CountedEntry } | { readonly kind: 'note'; readonly text: string };

/** A line of boxes; `label` names its count, and is absent on the second line of a group. */
interface Row {
  readonly label?: string;
  readonly boxes: readonly Box[];
}

interface FigureProps {
  readonly state: CountedState;
  readonly change: CountChange;
}

/** Draws the groups of a right cache, the highest count on top, in each the most recent key first. Decorative: the caption says the same. */
export function ReplayFigure({ state, change }: FigureProps) {
  const rows = rowsOf(state);
  const gone = change.evicted ?? change.deleted;
  const used = change.inserted ?? change.used;
  const height = top + Math.max(1, rows.length) * rowHeight + (gone === undefined ? 0 : rowHeight);
  return (
    <svg className="hr-replay__figure" viewBox={`0 0 ${width} ${height}`} aria-hidden="true" focusable="false">
      <text className="hr-replay__heading" x="1" y="12">
        Uses
      </text>
      <text className="hr-replay__heading" x={boxX} y="12">
        Keys, newest first; the last goes next
      </text>
      {rows.map((row, index) => (
        <BoxRow key={index} row={row} y={top + index * rowHeight} used={used} victim={nextVictim(state)} />
      ))}
      {gone !== undefined && (
        <g className="hr-replay__gone" style={{ transform: `translate(${boxX}px, ${height - rowHeight}px)` }}>
          <rect x="0.5" width={2 * boxWidth + boxGap - 1} height={boxHeight} rx="4" />
          <text x="8" y={boxHeight / 2 + 4.5}>
            {clip(gone, 10)} {change.evicted === undefined ? 'deleted' : 'evicted'}
          </text>
        </g>
      )}
    </svg>
  );
}

function rowsOf(state: CountedState): readonly Row[] {
  const groups = groupByCount(state);
  const rows = groups.map(({ uses, entries }) => rowsOfGroup(usesText(uses), entries));
  const free = Math.max(0, state.capacity - state.entries.length);
  const freeRow: Row[] = free > 0 ? [{ label: 'free', boxes: [{ kind: 'note', text: free === 1 ? '1 place' : `${free} places` }] }] : [];
  if (groups.length <= maxGroups) return [...rows.flat(), ...freeRow];
  const left: Row = { boxes: [{ kind: 'note', text: `${groups.length - maxGroups} groups` }] };
  return [...rows.slice(0, 2).flat(), left, ...rows.slice(-(maxGroups - 2)).flat(), ...freeRow];
}

function rowsOfGroup(label: string, entries: readonly CountedEntry[]): readonly Row[] {
  const all = entries.map((entry): Box => ({ kind: 'entry', entry }));
  const isLong = all.length > maxBoxes;
  const left: Box = { kind: 'note', text: `${all.length - maxBoxes + 1} more` };
  const boxes = isLong ? [...all.slice(0, maxBoxes - 2), left, ...all.slice(-1)] : all;
  const rows: Row[] = [];
  for (let at = 0; at < boxes.length; at += boxesPerRow) {
    rows.push({ ...(at === 0 && { label }), boxes: boxes.slice(at, at + boxesPerRow) });
  }
  return rows;
}

interface BoxRowProps {
  readonly row: Row;
  readonly y: number;
  readonly used: string | undefined;
  readonly victim: string | undefined;
}

function BoxRow({ row, y, used, victim }: BoxRowProps) {
  return (
    <g>
      {row.label !== undefined && (
        <text x="1" y={y + boxHeight / 2 + 4.5}>
          {clip(row.label, 9)}
        </text>
      )}
      {row.boxes.map((box, index) => {
        const x = boxX + index * (boxWidth + boxGap);
        return box.kind === 'note' ? (
          <g key={`note ${index}`} className="hr-replay__note">
            <rect x={x + 0.5} y={y} width={boxWidth - 1} height={boxHeight} rx="4" />
            <text x={x + 8} y={y + boxHeight / 2 + 4.5}>
              {clip(box.text, 11)}
            </text>
          </g>
        ) : (
          <EntryBox key={box.entry.key} entry={box.entry} x={x} y={y} used={box.entry.key === used} next={box.entry.key === victim} />
        );
      })}
    </g>
  );
}

interface EntryBoxProps {
  readonly entry: CountedEntry;
  readonly x: number;
  readonly y: number;
  readonly used: boolean;
  /** Whether a new key would displace it. */
  readonly next: boolean;
}

function EntryBox({ entry, x, y, used, next }: EntryBoxProps) {
  return (
    <g
      className={`hr-replay__node${used ? ' hr-replay__node--used' : ''}${next ? ' hr-replay__node--next' : ''}`}
      style={{ transform: `translate(${x}px, ${y}px)` }}
    >
      <rect width={boxWidth} height={boxHeight} rx="4" />
      <text x="8" y="16">
        {clip(entry.key, 9)}
      </text>
      <text x="8" y="33">
        → {clip(entry.value, 7)}
      </text>
    </g>
  );
}
