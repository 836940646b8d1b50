import { clip } from '../../replay-parts/clip.ts';
import { nextVictim, type HeldChange, type HeldEntry, type HeldState, type PolicyName } from './replay-state.ts';

const width = 340;
const top = 28;
const boxX = 88;
const boxWidth = 134;
const boxHeight = 28;
const rowHeight = 36;
/** Rows drawn at most; of more, the middle ones are left out. */
const maxRows = 10;

/** A row of the column: a key, or how many were left out or are free. */
type Row = { readonly kind: 'entry'; readonly entry: HeldEntry } | { readonly kind: 'note'; readonly text: string };

/** What stands above the column, and at its two ends, where keys come in and go. */
const labels: Readonly<Record<PolicyName, { readonly title: string; readonly newest: string; readonly oldest: string }>> = {
  fifo: { title: 'Queue: in at the top, out at the bottom', newest: 'in', oldest: 'out' },
  lifo: { title: 'Stack: in and out at the top', newest: 'in, out', oldest: '' },
  mru: { title: 'By use: in, back and out at the top', newest: 'in, out', oldest: '' },
  random: { title: 'No order: any of them may go', newest: '', oldest: '' },
};

interface FigureProps {
  readonly state: HeldState;
  readonly change: HeldChange;
}

/** Draws the keys as the policy lines them up, with an arrow where the next goes. Decorative: the caption says the same. */
export function ReplayFigure({ state, change }: FigureProps) {
  const rows = rowsOf(state);
  const gone = change.evicted ?? change.deleted ?? change.missed;
  const height = top + (rows.length + (gone === undefined ? 0 : 1)) * rowHeight;
  const victim = nextVictim(state);
  const { title, newest, oldest } = labels[state.policy];
  const isDrawn = state.policy === 'random' && state.entries.length >= state.capacity;
  return (
    <svg className="hr-replay__figure" viewBox={`0 0 ${width} ${height}`} aria-hidden="true" focusable="false">
      <text className="hr-replay__heading" x="1" y="12">
        {title}
      </text>
      <EndLabel text={newest} row={0} />
      {rows.length > 1 && <EndLabel text={oldest} row={rows.length - 1} />}
      {rows.map((row, index) =>
        row.kind === 'note' ? (
          <g key={`note ${index}`} className="hr-replay__note">
            <rect x={boxX + 0.5} y={yOf(index)} width={boxWidth - 1} height={boxHeight} rx="4" />
            <text x={boxX + 8} y={yOf(index) + boxHeight / 2 + 4.5}>
              {row.text}
            </text>
          </g>
        ) : (
          <EntryRow
            key={row.entry.key}
            entry={row.entry}
            row={index}
            used={[change.inserted, change.overwritten, change.moved, change.found].includes(row.entry.key)}
            next={row.entry.key === victim}
            drawn={isDrawn}
          />
        ),
      )}
      {gone !== undefined && (
        <g className="hr-replay__gone" style={{ transform: `translate(${boxX}px, ${yOf(rows.length)}px)` }}>
          <rect x="0.5" width={boxWidth - 1} height={boxHeight} rx="4" />
          <text x="8" y={boxHeight / 2 + 4.5}>
            {clip(gone, 7)} {change.evicted !== undefined ? 'evicted' : change.deleted !== undefined ? 'deleted' : 'was gone'}
          </text>
        </g>
      )}
    </svg>
  );
}

function rowsOf({ capacity, entries }: HeldState): readonly Row[] {
  const rows: Row[] = entries.map((entry) => ({ kind: 'entry', entry }));
  const free = capacity - entries.length;
  const freeRow: Row[] = free > 0 ? [{ kind: 'note', text: free === 1 ? '1 place free' : `${free} places free` }] : [];
  if (rows.length <= maxRows) return [...freeRow, ...rows];
  const left: Row = { kind: 'note', text: `${rows.length - maxRows + 1} more` };
  return [...freeRow, ...rows.slice(0, maxRows / 2), left, ...rows.slice(1 - maxRows / 2)];
}

function yOf(row: number): number {
  return top + row * rowHeight;
}

function EndLabel({ text, row }: { readonly text: string; readonly row: number }) {
  return (
    <text className="hr-replay__heading" x={boxX - 10} y={yOf(row) + boxHeight / 2 + 4.5} textAnchor="end">
      {text}
    </text>
  );
}

interface EntryRowProps {
  readonly entry: HeldEntry;
  readonly row: number;
  readonly used: boolean;
  /** Whether a new key would displace it, and whether it might. */
  readonly next: boolean;
  readonly drawn: boolean;
}

function EntryRow({ entry, row, used, next, drawn }: EntryRowProps) {
  const middle = boxHeight / 2;
  return (
    <g
      className={`hr-replay__node${used ? ' hr-replay__node--used' : ''}${next || entry.mayBeGone ? ' hr-replay__node--next' : ''}`}
      style={{ transform: `translate(${boxX}px, ${yOf(row)}px)` }}
    >
      <rect width={boxWidth} height={boxHeight} rx="4" />
      <text x="8" y={middle + 4.5}>
        {clip(entry.key, 7)} → {clip(entry.value, 6)}
      </text>
      {(next || drawn) && (
        <>
          <path className="hr-replay__pointer" d={`M${boxWidth + 4} ${middle} h14`} />
          <path className="hr-replay__tip" d={`M${boxWidth + 17} ${middle - 4} l7 4 l-7 4 Z`} />
          <text className="hr-replay__heading" x={boxWidth + 28} y={middle + 4}>
            {next ? 'goes next' : 'may go'}
          </text>
        </>
      )}
      {entry.mayBeGone && (
        <text className="hr-replay__heading" x="-10" y={middle + 4} textAnchor="end">
          held or gone
        </text>
      )}
    </g>
  );
}
