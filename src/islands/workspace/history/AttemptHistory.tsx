import { useState } from 'react';
import { describeOutcome, formatScore } from '../../../grader/format/index.ts';
import type { Attempt } from '../../../progress/types.ts';
import { ScoreHistory } from '../score/ScoreHistory.tsx';
import { OutcomeMark } from '../verdict/OutcomeMark.tsx';
import { describeTime } from './describeTime.ts';
import { DiffView } from './DiffView.tsx';

interface AttemptHistoryProps {
  readonly attempts: readonly Attempt[];
  readonly source: string;
  readonly onRestore: (attempt: Attempt) => void;
}

/** The text in the editor, as one side of a comparison. */
const EDITOR = 'editor';

/** Lists earlier runs, compares any two of them or one with the editor, and brings one back. */
export function AttemptHistory({ attempts, source, onRestore }: AttemptHistoryProps) {
  const [from, setFrom] = useState<string>();
  const [to, setTo] = useState<string>(EDITOR);
  if (attempts.length === 0) return <p className="hr-ws-empty">No runs yet. Each run is kept here with its code and its outcome.</p>;
  const now = Date.now();
  const nameOf = (attempt: Attempt): string => `run ${attempts.length - attempts.indexOf(attempt)}`;
  const side = (id: string): { readonly text: string; readonly name: string } => {
    const attempt = attempts.find((one) => one.id === id);
    return attempt ? { text: attempt.source, name: nameOf(attempt) } : { text: source, name: 'the editor' };
  };
  const before = side(from ?? attempts[0]?.id ?? EDITOR);
  const after = side(to);
  const choices = (
    <>
      <option value={EDITOR}>The editor now</option>
      {attempts.map((attempt) => (
        <option key={attempt.id} value={attempt.id}>
          {`Run ${attempts.length - attempts.indexOf(attempt)}, ${describeTime(attempt.at, now)}`}
        </option>
      ))}
    </>
  );

  return (
    <div className="hr-ws-history">
      <ScoreHistory attempts={attempts} />
      <section className="hr-ws-section" aria-labelledby="hr-ws-compare">
        <h3 id="hr-ws-compare">Compare</h3>
        <div className="hr-ws-compare">
          <label>
            From
            <select value={from ?? attempts[0]?.id} onChange={(event) => setFrom(event.target.value)}>
              {choices}
            </select>
          </label>
          <label>
            To
            <select value={to} onChange={(event) => setTo(event.target.value)}>
              {choices}
            </select>
          </label>
        </div>
        <DiffView before={before.text} after={after.text} beforeName={before.name} afterName={after.name} />
      </section>
      <section className="hr-ws-section" aria-labelledby="hr-ws-attempts">
        <h3 id="hr-ws-attempts">Runs</h3>
        <ol className="hr-ws-attempts" reversed>
          {attempts.map((attempt) => {
            const headline = describeOutcome(attempt.verdict);
            return (
              <li key={attempt.id}>
                <OutcomeMark kind={headline.tone} />
                <span className="hr-ws-attempt-words">
                  <strong>
                    {`Run ${attempts.length - attempts.indexOf(attempt)}`}: {headline.title}
                  </strong>
                  <span className="hr-ws-muted">
                    {describeTime(attempt.at, now)}, {attempt.verdict.scope === 'full' ? 'submitted' : 'visible tests'}
                    {attempt.verdict.score && `, score ${formatScore(attempt.verdict.score.value)}`}
                  </span>
                </span>
                <button
                  type="button"
                  className="hr-ws-button"
                  aria-label={`${attempt.source === source ? 'In the editor: ' : 'Restore '}the code of ${nameOf(attempt)}`}
                  disabled={attempt.source === source}
                  onClick={() => onRestore(attempt)}
                >
                  {attempt.source === source ? 'In the editor' : 'Restore'}
                </button>
              </li>
            );
          })}
        </ol>
      </section>
    </div>
  );
}
