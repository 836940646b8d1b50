import type { ReactNode } from 'react';
import { useId } from 'react';
import type { PolicyId } from '../../../sim/cache/index.ts';
import { formatCount, formatShare, joinNames } from './format.ts';
import { NumberField } from './NumberField.tsx';
import { policyStyles } from './policy-styles.ts';
import type { Guess, Score, ScoredGuess } from './predictions.ts';
import { maxPoints } from './predictions.ts';

interface GuessPanelProps {
  readonly guess: Guess;
  /** The policies that can win. */
  readonly contenders: readonly PolicyId[];
  /** The policy whose hit ratio is asked. */
  readonly asked: PolicyId;
  readonly capacity: number;
  readonly onChange: (guess: Guess) => void;
  readonly onRun: () => void;
  readonly onSkip: () => void;
}

/** Asks for a guess before the run: who wins at the capacity, and how often one policy hits there. */
export function GuessPanel({ guess, contenders, asked, capacity, onChange, onRun, onSkip }: GuessPanelProps): ReactNode {
  const id = useId();
  const percent = Math.round(guess.hitRatio * 100);
  const range = {
    label: `Share of requests that ${policyStyles[asked].name} hits there`,
    min: 0,
    max: 100,
    step: 1,
    scale: 'linear',
    unit: '%',
  } as const;
  return (
    <section className="hr-lab-guess-panel" aria-labelledby={`${id}-title`}>
      <p id={`${id}-title`} className="hr-lab-subtitle">
        Guess first
      </p>
      <p>With room for {formatCount(capacity)} keys, on this workload:</p>
      <div className="hr-lab-fields">
        <div className="hr-lab-field">
          <label htmlFor={id}>Which policy hits most often?</label>
          <select id={id} value={guess.winner} onChange={(event) => onChange({ ...guess, winner: event.target.value as PolicyId })}>
            {contenders.map((policy) => (
              <option key={policy} value={policy}>
                {policyStyles[policy].name}
              </option>
            ))}
          </select>
        </div>
        <NumberField
          range={range}
          value={percent}
          clamp={(value) => Math.round(Math.min(100, Math.max(0, value)))}
          onChange={(value) => onChange({ ...guess, hitRatio: value / 100 })}
        />
      </div>
      <div className="hr-lab-buttons">
        <button type="button" className="hr-lab-primary" onClick={onRun}>
          Run and see
        </button>
        <button type="button" onClick={onSkip}>
          Run without a guess
        </button>
      </div>
    </section>
  );
}

interface GuessResultProps {
  readonly scored: ScoredGuess | undefined;
  readonly capacity: number;
  readonly score: Score;
  readonly isKept: boolean;
  readonly onGuessAgain: () => void;
  readonly onClearScore: () => void;
}

/** Shows how the last guess fared and the score so far. */
export function GuessResult({ scored, capacity, score, isKept, onGuessAgain, onClearScore }: GuessResultProps): ReactNode {
  return (
    <section className="hr-lab-guess-panel" aria-label="Your guess">
      <div role="status">{scored ? <p>{describeGuess(scored, capacity)}</p> : null}</div>
      <div className="hr-lab-buttons">
        <button type="button" onClick={onGuessAgain}>
          {scored ? 'Change the set-up and guess again' : 'Hide the curves and guess'}
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

function describeGuess(scored: ScoredGuess, capacity: number): string {
  const { guess, asked, hitRatio, winners, winnerRight, error, points } = scored;
  const best = joinNames(winners.map((policy) => policyStyles[policy].name));
  const winner = winnerRight
    ? winners.length === 1
      ? `${best} wins with room for ${formatCount(capacity)} keys, as you guessed.`
      : `${best} are equal with room for ${formatCount(capacity)} keys, your guess among them.`
    : `${best} ${winners.length === 1 ? 'wins' : 'are equal and best'} with room for ${formatCount(capacity)} keys, not ${policyStyles[guess.winner].name}.`;
  const ratio = `${policyStyles[asked].name} hits ${formatShare(hitRatio)}; you guessed ${formatShare(guess.hitRatio)}, off by ${(error * 100).toFixed(1)} points.`;
  return `${winner} ${ratio} That makes ${points} of ${maxPoints} points.`;
}
