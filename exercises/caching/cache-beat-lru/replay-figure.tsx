import { clip } from '../../replay-parts/clip.ts';
import { heldAfter, type KeyLife, type KnownState } from './replay-state.ts';

const width = 340;
const left = 62;
const top = 20;
const rowHeight = 20;
const barHeight = 11;
const countHeight = 26;
/** Rows and calls drawn at most: of more keys the ones seen last are kept, of more calls the latest. */
const maxRows = 12;
const maxCalls = 24;

interface FigureProps {
  readonly state: KnownState;
  /** The call shown, counted from 0. */
  readonly call: number;
}

/**
 * Draws time from left to right and a line for each key: where it is known to have been held, and below, how many were at once against the capacity.
 * Decorative: the caption says the same.
 */
export function ReplayFigure({ state, call }: FigureProps) {
  const from = Math.max(0, call + 1 - maxCalls);
  const count = call + 1 - from;
  const step = (width - left - 8) / count;
  const x = (at: number) => left + (Math.max(from, at) - from) * step;
  const rows = [...state.lives]
    .filter((life) => (life.end?.at ?? life.seen) >= from)
    .sort((one, other) => other.seen - one.seen)
    .slice(0, maxRows)
    .sort((one, other) => one.from - other.from);
  const countTop = top + rows.length * rowHeight + 8;
  return (
    <svg className="hr-replay__figure hr-lives" viewBox={`0 0 ${width} ${countTop + countHeight}`} aria-hidden="true" focusable="false">
      <text className="hr-replay__heading" x="1" y="11">
        Known to be held, call by call
      </text>
      {rows.map((life, row) => (
        <LifeRow key={`${life.key} ${life.from}`} life={life} y={top + row * rowHeight} x={x} step={step} />
      ))}
      <text className="hr-replay__heading" x="1" y={countTop + 17}>
        at once
      </text>
      {Array.from({ length: count }, (_, index) => {
        const held = heldAfter(state, from + index);
        const isOver = held > state.capacity;
        return (
          <g key={index} className={isOver ? 'hr-lives__over' : 'hr-lives__count'}>
            <rect x={x(from + index) + 1} y={countTop} width={Math.max(1, step - 2)} height={countHeight - 4} rx="2" />
            {(step >= 12 || isOver) && (
              <text x={x(from + index) + step / 2} y={countTop + 16} textAnchor="middle">
                {held}
              </text>
            )}
          </g>
        );
      })}
    </svg>
  );
}

interface LifeRowProps {
  readonly life: KeyLife;
  readonly y: number;
  readonly x: (call: number) => number;
  readonly step: number;
}

function LifeRow({ life, y, x, step }: LifeRowProps) {
  const start = x(life.from);
  const end = x(life.seen) + (life.end?.at === life.seen ? step / 2 : step);
  return (
    <g>
      <text x="1" y={y + barHeight - 1}>
        {clip(life.key, 7)}
      </text>
      <rect className="hr-lives__bar" x={start + 1} y={y} width={Math.max(2, end - start - 2)} height={barHeight} rx="3" />
      {life.end && (
        <text className="hr-lives__end" x={x(life.end.at) + step / 2} y={y + barHeight - 1} textAnchor="middle">
          ×
        </text>
      )}
    </g>
  );
}
