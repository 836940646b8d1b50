import type { ReactNode } from 'react';
import { GuessQuestions } from '../shared/GuessQuestions.tsx';
import { NumberField } from '../shared/NumberField.tsx';
import type { ParameterRange } from '../shared/parameter-range.ts';
import { clampToRange } from '../shared/parameter-range.ts';
import type { Guess } from './predictions.ts';
import { limits } from './settings.ts';
import type { AvailabilityState } from './use-availability.ts';

const ranges: Readonly<Record<keyof Guess, ParameterRange>> = {
  minutes: { label: 'Down in 30 days, on average', min: 0.001, max: 43_200, step: 0.001, scale: 'log', unit: 'min' },
  singlePoints: { label: 'Single points of failure', min: 0, max: limits.parts, step: 1, scale: 'linear' },
};

/** Asks how long the system is down and how many parts stop it alone. */
export function AvailabilityGuess({ lab }: { readonly lab: AvailabilityState }): ReactNode {
  const { guess, setGuess } = lab.guessing;
  const field = (id: keyof Guess): ReactNode => (
    <NumberField
      range={ranges[id]}
      value={guess[id]}
      clamp={(value) => clampToRange(ranges[id], value)}
      onChange={(value) => setGuess({ ...guess, [id]: value })}
    />
  );
  return (
    <GuessQuestions
      about="Each box is up for the share of time it says, independently of the others. Change the diagram if you like. How often is the whole down, out of 43,200 minutes, and how many parts stop it by failing alone?"
      run="Show and see"
      skip="Show without a guess"
      onRun={() => lab.reveal(true)}
      onSkip={() => lab.reveal(false)}
    >
      {field('minutes')}
      {field('singlePoints')}
    </GuessQuestions>
  );
}
