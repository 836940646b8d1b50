import { formatScore } from '../../../grader/format/index.ts';
import type { Attempt } from '../../../progress/types.ts';
import { createScoreScale } from './score-scale.ts';
import './score.css';

const width = 360;
const height = 168;
const left = 34;
const right = 72;
const top = 8;
const bottom = 22;

/** An attempt that was scored, with its number among all. */
interface Scored {
  readonly run: number;
  readonly value: number;
  readonly isPass: boolean;
}

/** Draws the scores of earlier runs as a curve, with the medals of the latest as lines; nothing until one run was scored. */
export function ScoreHistory({ attempts }: { readonly attempts: readonly Attempt[] }) {
  const latest = attempts.find((attempt) => attempt.verdict.score)?.verdict.score;
  const runs = scoredRuns(attempts);
  if (!latest || runs.length === 0) return null;
  const best = runs.reduce((most, run) => (run.value > most.value ? run : most));
  return (
    <section className="hr-ws-section hr-score" aria-labelledby="hr-ws-score-history">
      <h3 id="hr-ws-score-history">Your scores</h3>
      <p>
        {runs.length === 1 ? 'One run was scored' : `${runs.length} runs were scored`}; the best is run {best.run} with{' '}
        {formatScore(best.value)}.
      </p>
      <Curve runs={runs} medals={latest.medals} />
      <details>
        <summary>Scores as a table</summary>
        <table className="hr-score-history-table">
          <thead>
            <tr>
              <th scope="col">Run</th>
              <th scope="col">Score</th>
              <th scope="col">Outcome</th>
            </tr>
          </thead>
          <tbody>
            {runs.map((run) => (
              <tr key={run.run}>
                <th scope="row">{run.run}</th>
                <td>{formatScore(run.value)}</td>
                <td>{run.isPass ? 'passed' : 'not passed'}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </section>
  );
}

/** Returns the scored attempts, the oldest first; `attempts` come newest first. */
export function scoredRuns(attempts: readonly Attempt[]): readonly Scored[] {
  return attempts
    .flatMap(({ verdict }, index) =>
      verdict.score ? [{ run: attempts.length - index, value: verdict.score.value, isPass: verdict.outcome === 'pass' }] : [],
    )
    .reverse();
}

interface CurveProps {
  readonly runs: readonly Scored[];
  readonly medals: readonly { readonly id: string; readonly title: string; readonly value: number }[];
}

/** Decorative: the sentence above and the table below say the same. */
function Curve({ runs, medals }: CurveProps) {
  const scale = createScoreScale(runs.map((run) => run.value));
  const x = (index: number) => left + (runs.length === 1 ? 0.5 : index / (runs.length - 1)) * (width - left - right);
  const y = (value: number) => top + (1 - scale.place(value)) * (height - top - bottom);
  const ticks = [...new Set([scale.low, 0, 0.5, 1])];
  const points = runs.map((run, index) => `${x(index)},${y(run.value)}`).join(' ');
  return (
    <svg className="hr-score-curve" viewBox={`0 0 ${width} ${height}`} aria-hidden="true" focusable="false">
      {ticks.map((tick) => (
        <g key={tick}>
          <line className="hr-score-grid" x1={left} x2={width - right} y1={y(tick)} y2={y(tick)} />
          <text x={left - 6} y={y(tick) + 4} textAnchor="end">
            {formatScore(tick).replace(/\.?0+$/, '')}
          </text>
        </g>
      ))}
      {spread(medals.map((medal) => ({ ...medal, at: y(medal.value) }))).map((medal) => (
        <g key={medal.id}>
          <line className="hr-score-medal-line" x1={left} x2={width - right} y1={y(medal.value)} y2={y(medal.value)} />
          <text x={width - right + 6} y={medal.at + 4}>
            {medal.title}
          </text>
        </g>
      ))}
      <polyline className="hr-score-line" points={points} />
      {runs.map((run, index) => (
        <circle
          key={run.run}
          className={run.isPass ? 'hr-score-point' : 'hr-score-point hr-score-point-failed'}
          cx={x(index)}
          cy={y(run.value)}
          r="3.5"
        />
      ))}
      <text x={left} y={height - 5}>
        run {runs[0]!.run}
      </text>
      {runs.length > 1 && (
        <text x={width - right} y={height - 5} textAnchor="end">
          run {runs.at(-1)!.run}
        </text>
      )}
    </svg>
  );
}

const labelHeight = 13;

/** Moves labels apart, downwards, so that they do not overlap; they come highest score first. */
function spread<T extends { readonly at: number }>(labels: readonly T[]): readonly T[] {
  let free = 0;
  return labels.map((label) => {
    const at = Math.max(label.at, free);
    free = at + labelHeight;
    return { ...label, at };
  });
}
