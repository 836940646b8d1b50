import { clip } from '../../replay-parts/clip.ts';
import { fullAtMs, millisecondsText, tokensText, type Bucket } from './replay-state.ts';

const width = 340;
const height = 190;
const left = 34;
const right = 330;
/** Room between the axis and the first time drawn, so that marks there stay clear of it. */
const inset = 10;
const top = 34;
const bottom = 142;
/** Steps drawn at most: of more, the last. */
const maxSteps = 60;
/** Half the size of the cross of a denied request. */
const cross = 4;

/** A level at a time, in parts of a token. */
interface Point {
  readonly ms: number;
  readonly level: number;
}

interface FigureProps {
  /** The bucket after each call up to the one shown, which is the last. */
  readonly buckets: readonly Bucket[];
}

/**
 * Draws the level of the bucket over time, with a dot where a request was allowed and a cross where one was denied, at the height that it asked for.
 * Behind now, a dashed line goes on to the moment at which the bucket is full. Decorative: the caption says the same.
 */
export function BucketFigure({ buckets }: FigureProps) {
  const drawn = buckets.slice(-maxSteps);
  const now = drawn.at(-1)!;
  const capacity = now.burst * now.periodMs;
  const scale = scaleOf(drawn);
  const y = (level: number) => bottom - (Math.min(level, capacity) / capacity) * (bottom - top);
  const line = levelLine(drawn).map(({ ms, level }) => `${round(scale.x(ms))} ${round(y(level))}`);
  const aheadMs = Math.min(fullAtMs(now), scale.toMs);
  const aheadLevel = Math.min(capacity, now.level + (aheadMs - now.timeMs) * now.count);
  return (
    <svg className="hr-replay__figure" viewBox={`0 0 ${width} ${height}`} aria-hidden="true" focusable="false">
      <text className="hr-replay__heading" x="0" y="12">
        {clip(now.client, 22)}: tokens in its bucket
      </text>
      <path className="hr-bucket__cap" d={`M${left} ${top} H${right}`} />
      <path className="hr-bucket__axis" d={`M${left} ${top - 6} V${bottom} H${right}`} />
      <text x={left - 6} y={top + 4} textAnchor="end">
        {clip(String(now.burst), 4)}
      </text>
      <text x={left - 6} y={bottom + 4} textAnchor="end">
        0
      </text>
      <path
        className="hr-bucket__ahead"
        d={`M${round(scale.x(now.timeMs))} ${round(y(now.level))} L${round(scale.x(aheadMs))} ${round(y(aheadLevel))}`}
      />
      <path className="hr-bucket__level" d={`M${line.join(' L')}`} />
      {drawn.map((bucket, index) => (
        <RequestMark key={index} bucket={bucket} x={scale.x(bucket.timeMs)} y={y} isNow={index === drawn.length - 1} />
      ))}
      <NowMark now={now} x={scale.x(now.timeMs)} y={y(now.level)} />
      <text className="hr-replay__heading" x={left} y={height - 6}>
        {millisecondsText(drawn[0]!.timeMs)}
      </text>
      <text className="hr-replay__heading" x={right} y={height - 6} textAnchor="end">
        {millisecondsText(Math.ceil(scale.toMs))}
      </text>
    </svg>
  );
}

interface Scale {
  readonly toMs: number;
  readonly x: (ms: number) => number;
}

/** The axis goes from the first time drawn to the moment at which the bucket is full, but leaves what has passed at least two thirds of it. */
function scaleOf(drawn: readonly Bucket[]): Scale {
  const now = drawn.at(-1)!;
  const fromMs = drawn[0]!.timeMs;
  const passedMs = now.timeMs - fromMs;
  const fillMs = (now.burst * now.periodMs) / now.count;
  const aheadMs = passedMs === 0 ? fillMs : Math.min(fullAtMs(now) - now.timeMs, passedMs / 2);
  const spanMs = Math.max(passedMs + aheadMs, 1);
  return { toMs: fromMs + spanMs, x: (ms) => left + inset + ((ms - fromMs) / spanMs) * (right - left - inset) };
}

/** Returns the corners of the level: it rises evenly to the cap, and drops where a request was allowed. */
function levelLine(drawn: readonly Bucket[]): Point[] {
  const points: Point[] = [];
  for (const bucket of drawn) {
    const { timeMs, level, request, burst, periodMs, count } = bucket;
    const before = points.at(-1);
    const arrived = request?.before ?? level;
    const capacity = burst * periodMs;
    if (before !== undefined && arrived === capacity && before.level < capacity) {
      const reachedMs = before.ms + (capacity - before.level) / count;
      if (reachedMs < timeMs) points.push({ ms: reachedMs, level: capacity });
    }
    points.push({ ms: timeMs, level: arrived });
    if (request?.allowed) points.push({ ms: timeMs, level });
  }
  return points;
}

interface MarkProps {
  readonly bucket: Bucket;
  readonly x: number;
  readonly y: (level: number) => number;
  readonly isNow: boolean;
}

function RequestMark({ bucket: { request, level, periodMs }, x, y, isNow }: MarkProps) {
  if (request === undefined) return null;
  const current = isNow ? ' hr-bucket__mark--now' : '';
  if (request.allowed) return <circle className={`hr-bucket__allowed${current}`} cx={round(x)} cy={round(y(level))} r="3.5" />;
  const asked = y(request.cost * periodMs);
  const d = `M${round(x - cross)} ${round(asked - cross)} l${2 * cross} ${2 * cross} m0 ${-2 * cross} l${-2 * cross} ${2 * cross}`;
  return (
    <g className={`hr-bucket__denied${current}`}>
      <path className="hr-bucket__missing" d={`M${round(x)} ${round(y(request.before))} V${round(asked)}`} />
      <path d={d} />
    </g>
  );
}

/** Names the level now, and where the clock is when it shows less than the time that counts. */
function NowMark({ now, x, y }: { readonly now: Bucket; readonly x: number; readonly y: number }) {
  const text = tokensText(now.level, now.periodMs);
  const isRight = x > width - 110;
  const label = now.clockMs < now.timeMs ? `time stands still; clock: ${millisecondsText(now.clockMs)}` : 'now';
  const anchor = x < 90 ? 'start' : x > width - 90 ? 'end' : 'middle';
  return (
    <>
      <path className="hr-bucket__now" d={`M${round(x)} ${top - 6} V${bottom + 6}`} />
      <text
        className="hr-bucket__label"
        x={round(x + (isRight ? -8 : 8))}
        y={round(Math.max(y - 8, top + 14))}
        textAnchor={isRight ? 'end' : 'start'}
      >
        {clip(text, 14)}
      </text>
      <text
        className="hr-replay__heading"
        x={round(anchor === 'start' ? Math.max(x, left) : anchor === 'end' ? Math.min(x, right) : x)}
        y={bottom + 20}
        textAnchor={anchor}
      >
        {label}
      </text>
    </>
  );
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
