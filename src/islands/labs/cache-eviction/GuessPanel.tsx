import type { ReactNode } from 'react';
import { useId } from 'react';
import type { PolicyId } from '../../../sim/cache/index.ts';
import { formatCount, formatShare, joinNames } from '../shared/format.ts';
import { GuessQuestions } from '../shared/GuessQuestions.tsx';
import { NumberField } from '../shared/NumberField.tsx';
import { maxPoints } from '../shared/score.ts';
import { policyStyles } from './policy-styles.ts';
import type { Guess, ScoredGuess } from './predictions.ts';

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
    <GuessQuestions about={`With room for ${formatCount(capacity)} keys, on this workload:`} onRun={onRun} onSkip={onSkip}>
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
    </GuessQuestions>
  );
}

/** Says how a guess made for a capacity fared. */
export function describeGuess(scored: ScoredGuess, capacity: number): string {
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
