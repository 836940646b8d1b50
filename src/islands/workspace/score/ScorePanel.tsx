import { describeScore } from '../../../grader/format/index.ts';
import type { Score } from '../../../grader/protocol/verdict.ts';
import { createScoreScale, type ScoreScale } from './score-scale.ts';
import './score.css';

/** Shows the score of an open challenge: the whole, the medals it reaches, and a bar for each part with the marks of the medals' algorithms. */
export function ScorePanel({ score }: { readonly score: Score }) {
  const lines = describeScore(score);
  const scale = createScoreScale(score.parts.flatMap((part) => [part.value, ...part.marks.map((mark) => mark.value)]));
  return (
    <section className="hr-ws-section hr-score" aria-labelledby="hr-ws-score">
      <h3 id="hr-ws-score">Score</h3>
      <p className="hr-score-summary">{lines.summary}</p>
      <ScoreBar value={score.value} marks={score.medals} scale={scale} isWhole />
      <ScaleLabels {...score.scale} scale={scale} />
      <p>{lines.medals}</p>
      <ul className="hr-score-medals" aria-label="Medals">
        {lines.marks.map((mark) => (
          <li key={mark.id} data-reached={mark.isReached}>
            <span aria-hidden="true">{mark.isReached ? '●' : '○'}</span> {mark.title} {mark.value}
            <span className="hr-ws-visually-hidden">{mark.isReached ? ', reached' : ', not reached'}</span>
          </li>
        ))}
      </ul>
      <ul className="hr-score-parts">
        {lines.parts.map((part, index) => (
          <li key={part.id}>
            <p className="hr-score-part-title">
              {part.title} <strong>{part.value}</strong>
            </p>
            <ScoreBar value={score.parts[index]!.value} marks={score.parts[index]!.marks} scale={scale} />
            <p className="hr-ws-muted">{part.detail}</p>
          </li>
        ))}
      </ul>
      <details>
        <summary>All scores as a table</summary>
        <div className="hr-score-table" tabIndex={0} role="region" aria-label="Scores on each part">
          <table>
            <thead>
              <tr>
                <th scope="col">Part</th>
                <th scope="col">Yours</th>
                {lines.marks.map((mark) => (
                  <th key={mark.id} scope="col">
                    {mark.title}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {lines.parts.map((part) => (
                <tr key={part.id}>
                  <th scope="row">{part.title}</th>
                  <td>{part.value}</td>
                  {part.marks.map((mark) => (
                    <td key={mark.id}>{mark.value}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </details>
    </section>
  );
}

interface ScoreBarProps {
  readonly value: number;
  readonly marks: readonly { readonly id: string; readonly value: number }[];
  readonly scale: ScoreScale;
  readonly isWhole?: boolean;
}

/** A bar from 0 to the score, to the left where it is below 0, with a tick for each mark. Decorative: the words beside it say the same. */
function ScoreBar({ value, marks, scale, isWhole = false }: ScoreBarProps) {
  const percent = (score: number) => `${100 * scale.place(score)}%`;
  const from = scale.place(Math.min(0, value));
  const to = scale.place(Math.max(0, value));
  return (
    <div className={isWhole ? 'hr-score-bar hr-score-bar-whole' : 'hr-score-bar'} aria-hidden="true">
      <span
        className={value < 0 ? 'hr-score-fill hr-score-fill-below' : 'hr-score-fill'}
        style={{ insetInlineStart: `${100 * from}%`, inlineSize: `${100 * (to - from)}%` }}
      />
      <span className="hr-score-zero" style={{ insetInlineStart: percent(0) }} />
      {marks.map((mark) => (
        <span
          key={mark.id}
          className={value >= mark.value ? 'hr-score-mark hr-score-mark-reached' : 'hr-score-mark'}
          style={{ insetInlineStart: percent(mark.value) }}
        />
      ))}
    </div>
  );
}

function ScaleLabels({ zero, one, scale }: { readonly zero: string; readonly one: string; readonly scale: ScoreScale }) {
  return (
    <p className="hr-score-ends" aria-hidden="true">
      <span style={{ insetInlineStart: `${100 * scale.place(0)}%` }}>{zero}</span>
      <span className="hr-score-end-one">{one}</span>
    </p>
  );
}
