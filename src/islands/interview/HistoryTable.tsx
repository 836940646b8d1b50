import type { ReactNode } from 'react';
import { dimensionNames } from '../../interview/rubric.ts';
import type { StoredSession } from '../../progress/index.ts';
import { momentWords } from '../progress/words.ts';
import type { HistoryLine, MarkedSession } from './history.ts';
import { historyLines, markedSessions } from './history.ts';

/** The most sessions shown, the latest. */
const mostShown = 12;
const [width, height, margin] = [160, 36, 4];

interface HistoryTableProps {
  readonly sessions: readonly StoredSession[];
  /** Names the case of a session, where sessions of several are shown. */
  readonly titleOf?: (caseId: string) => string;
}

/** Shows how marks went from session to session, as lines and as numbers; nothing before the first is marked. */
export function HistoryTable({ sessions, titleOf }: HistoryTableProps): ReactNode {
  const marked = markedSessions(sessions.map(({ session }) => session)).slice(-mostShown);
  if (marked.length === 0) return null;
  return (
    <section aria-labelledby="hr-iv-history">
      <h2 id="hr-iv-history">How it went</h2>
      <p className="hr-iv-muted">
        Your marks, 0 to 3, from session to session{marked.length === mostShown ? `; the latest ${mostShown}` : ''}.
      </p>
      <div className="hr-iv-scroll" tabIndex={0} role="region" aria-label="Marks of every session">
        <table className="hr-iv-history">
          <thead>
            <tr>
              <th scope="col">Dimension</th>
              <td aria-hidden="true" />
              {marked.map((one) => (
                <th key={one.id} scope="col">
                  {momentWords(one.startedAt)}
                  {titleOf && (
                    <>
                      <br />
                      {titleOf(one.caseId)}
                    </>
                  )}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {historyLines(marked).map((line) => (
              <HistoryRow key={line.dimension} line={line} marked={marked} />
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function HistoryRow({ line, marked }: { readonly line: HistoryLine; readonly marked: readonly MarkedSession[] }): ReactNode {
  const { dimension, shares } = line;
  return (
    <tr className={dimension === 'total' ? 'hr-iv-total' : undefined}>
      <th scope="row">{dimension === 'total' ? 'All' : dimensionNames[dimension]}</th>
      <td>
        <Sparkline shares={shares} />
      </td>
      {marked.map(({ id, marks, score }) => (
        <td key={id} className="hr-iv-number">
          {dimension === 'total' ? `${score.points} of ${score.most}` : (marks.get(dimension) ?? '–')}
        </td>
      ))}
    </tr>
  );
}

/** Draws shares from the left to the right; the numbers stand beside it. */
function Sparkline({ shares }: { readonly shares: readonly (number | undefined)[] }): ReactNode {
  const points = shares.flatMap((share, index) => {
    if (share === undefined) return [];
    const x = shares.length === 1 ? width / 2 : margin + (index / (shares.length - 1)) * (width - 2 * margin);
    return [{ x, y: height - margin - share * (height - 2 * margin) }];
  });
  return (
    <svg className="hr-iv-spark" width={width} height={height} viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
      <line x1={0} x2={width} y1={margin} y2={margin} />
      <line x1={0} x2={width} y1={height - margin} y2={height - margin} />
      <polyline points={points.map(({ x, y }) => `${x},${y}`).join(' ')} />
      {points.map(({ x, y }) => (
        <circle key={x} cx={x} cy={y} r={3} />
      ))}
    </svg>
  );
}
