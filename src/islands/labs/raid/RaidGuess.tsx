import type { ReactNode } from 'react';
import { GuessQuestions } from '../shared/GuessQuestions.tsx';
import { NumberField } from '../shared/NumberField.tsx';
import type { ParameterRange } from '../shared/parameter-range.ts';
import { clampToRange } from '../shared/parameter-range.ts';
import type { Guess } from './predictions.ts';
import type { RaidState } from './use-raid.ts';

/** Asks what the level comes to over the disks set. */
export function RaidGuess({ lab }: { readonly lab: RaidState }): ReactNode {
  const { level, disks } = lab.settings;
  const { guess, setGuess } = lab.guessing;
  const { ways } = lab.figures.pairs;
  const ranges: Readonly<Record<keyof Guess, ParameterRange>> = {
    capacityDisks: { label: 'Disks’ worth of data it holds', min: 0, max: disks, step: 1, scale: 'linear' },
    pairs: { label: `Of the ${ways} pairs of disks, how many may fail`, min: 0, max: ways, step: 1, scale: 'linear' },
    accesses: { label: 'Disk reads and writes to change one chunk', min: 1, max: 16, step: 1, scale: 'linear' },
  };
  const field = (id: keyof Guess): ReactNode => (
    <NumberField
      range={ranges[id]}
      value={Math.min(ranges[id].max, guess[id])}
      clamp={(value) => clampToRange(ranges[id], value)}
      onChange={(value) => setGuess({ ...guess, [id]: value })}
    />
  );
  return (
    <GuessQuestions
      about={`RAID ${level} over ${disks} equal disks. How much does it hold, which pairs of disks can it lose at once without losing data, and what does a small write cost, done the cheapest way?`}
      run="Show and see"
      skip="Show without a guess"
      onRun={() => lab.reveal(true)}
      onSkip={() => lab.reveal(false)}
    >
      {field('capacityDisks')}
      {field('pairs')}
      {field('accesses')}
    </GuessQuestions>
  );
}
