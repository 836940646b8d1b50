import type { ReactNode } from 'react';
import type { Score } from './score.ts';
import { maxPoints } from './score.ts';

interface GuessResultProps {
  /** How the last guess fared, in words; empty when there is nothing to say. */
  readonly text: string;
  /** What the button for another guess says. */
  readonly again: string;
  readonly score: Score;
  readonly isKept: boolean;
  readonly onGuessAgain: () => void;
  readonly onClearScore: () => void;
}

/** Shows how the last guess fared and the score so far. */
export function GuessResult({ text, again, score, isKept, onGuessAgain, onClearScore }: GuessResultProps): ReactNode {
  return (
    <section className="hr-lab-guess-panel" aria-label="Your guess">
      <div role="status">{text === '' ? null : <p>{text}</p>}</div>
      <div className="hr-lab-buttons">
        <button type="button" onClick={onGuessAgain}>
          {again}
        </button>
        {score.rounds === 0 ? null : (
          <>
            <span>
              Score: {score.points} of {score.rounds * maxPoints} points in {score.rounds} {score.rounds === 1 ? 'round' : 'rounds'}
              {isKept ? '' : ' (this browser does not let it be kept)'}
            </span>
            <button type="button" onClick={onClearScore}>
              Clear score
            </button>
          </>
        )}
      </div>
    </section>
  );
}
