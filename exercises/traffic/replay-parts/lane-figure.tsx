import { clip } from '../../replay-parts/clip.ts';
import { thousands } from '../suite-parts/number-text.ts';
import type { LaneState, ScriptState } from './script-state.ts';

const width = 340;
const top = 24;
const rowHeight = 38;
const laneHeight = 32;
const chipX = 82;
const chipWidth = 26;
const chipGap = 4;
const chipHeight = 20;
/** Requests drawn at most on one backend, the latest; of more the number is told. With a figure there is room for fewer. */
const mostChips = 8;
const mostChipsBesideFigure = 4;
/** Backends drawn at most: those that matter for the pick come first. */
const mostLanes = 10;

/** Draws the backends as lanes with their weights and running requests, and the pick just made. Decorative: the caption says the same. */
export function LaneFigure({ state }: { readonly state: ScriptState }) {
  const lanes = drawnLanes(state);
  const left = state.lanes.length - lanes.length;
  const hasFigures = state.lanes.some(({ figure }) => figure !== undefined);
  const rows = Math.max(1, lanes.length + (left > 0 ? 1 : 0));
  return (
    <svg className="hr-replay__figure" viewBox={`0 0 ${width} ${top + rows * rowHeight}`} aria-hidden="true" focusable="false">
      <text className="hr-replay__heading" x="1" y="12">
        Backend
      </text>
      <text className="hr-replay__heading" x={chipX} y="12">
        Requests running
      </text>
      <text className="hr-replay__heading" x={width - 1} y="12" textAnchor="end">
        {thousands(state.nowMs)} ms
      </text>
      {lanes.map((lane, index) => (
        <Lane key={lane.id} lane={lane} state={state} y={top + index * rowHeight} hasFigures={hasFigures} />
      ))}
      {left > 0 && (
        <text className="hr-replay__heading" x="9" y={top + lanes.length * rowHeight + 20}>
          {left} more
        </text>
      )}
      {lanes.length === 0 && (
        <text className="hr-replay__heading" x="9" y={top + 20}>
          No backend is healthy.
        </text>
      )}
    </svg>
  );
}

/** Returns the lanes drawn, in their order: all, or those named and allowed and some others. */
function drawnLanes({ lanes, pick }: ScriptState): readonly LaneState[] {
  if (lanes.length <= mostLanes) return lanes;
  const matters = (id: string) => (id === pick?.backend ? 2 : pick?.allowed.includes(id) ? 1 : 0);
  const chosen = new Set([...lanes].sort((one, other) => matters(other.id) - matters(one.id)).slice(0, mostLanes));
  return lanes.filter((lane) => chosen.has(lane));
}

interface LaneProps {
  readonly lane: LaneState;
  readonly state: ScriptState;
  readonly y: number;
  readonly hasFigures: boolean;
}

function Lane({ lane, state, y, hasFigures }: LaneProps) {
  const { pick } = state;
  const isPicked = pick?.backend === lane.id;
  const most = hasFigures ? mostChipsBesideFigure : mostChips;
  const shown = lane.running.slice(-most);
  const before = lane.running.length - shown.length;
  const classes = ['hr-backends__lane'];
  if (!lane.healthy) classes.push('hr-backends__lane--left');
  else if (isPicked) classes.push(pick.right ? 'hr-backends__lane--picked' : 'hr-backends__lane--wrong');
  else if (pick?.allowed.includes(lane.id)) classes.push('hr-backends__lane--allowed');
  return (
    <g className={classes.join(' ')} transform={`translate(0 ${y})`}>
      <rect x="1" y="0.5" width={width - 2} height={laneHeight} rx="4" />
      <text x="9" y="20.5">
        {clip(lane.id, 4)}
        <tspan className="hr-backends__weight" dx="6">
          {lane.healthy ? `× ${clip(String(lane.weight), 4)}` : 'out'}
        </tspan>
      </text>
      {before > 0 && (
        <text className="hr-backends__more" x={chipX} y="20.5">
          {thousands(before)} +
        </text>
      )}
      {shown.map((request, index) => (
        <g
          key={request}
          className={isPicked && request === pick.request ? 'hr-backends__chip hr-backends__chip--new' : 'hr-backends__chip'}
          transform={`translate(${chipX + (before > 0 ? 40 : 0) + index * (chipWidth + chipGap)} ${(laneHeight - chipHeight) / 2 + 0.5})`}
        >
          <rect width={chipWidth} height={chipHeight} rx="3" />
          <text x={chipWidth / 2} y="14" textAnchor="middle">
            {clip(String(request), 3)}
          </text>
        </g>
      ))}
      {lane.figure !== undefined && (
        <text className="hr-backends__value" x={width - 9} y="20.5" textAnchor="end">
          {clip(lane.figure, 16)}
        </text>
      )}
    </g>
  );
}
