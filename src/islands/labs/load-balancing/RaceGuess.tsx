import type { ReactNode } from 'react';
import { useId } from 'react';
import { formatCount } from '../shared/format.ts';
import { GuessQuestions } from '../shared/GuessQuestions.tsx';
import { NumberField } from '../shared/NumberField.tsx';
import type { ParameterRange } from '../shared/parameter-range.ts';
import { clampToRange } from '../shared/parameter-range.ts';
import type { AlgorithmId } from './algorithms.ts';
import { algorithmStyles } from './algorithms.ts';
import type { LoadBalancing } from './use-load-balancing.ts';

/** Asks who will have the lowest p99 (or the fewest errors), and how much one of them will have. */
export function RaceGuess({ lab }: { readonly lab: LoadBalancing }): ReactNode {
  const id = useId();
  const { guessing, question, link } = lab;
  const { settings } = link;
  const asked = algorithmStyles[question.asked].name;
  const isP99 = question.measure === 'p99';
  const range: ParameterRange = isP99
    ? { label: `p99 of ${asked}`, min: 5, max: 20_000, step: 1, scale: 'log', unit: ' ms' }
    : { label: `Requests that fail with ${asked}`, min: 0.1, max: 100, step: 0.1, scale: 'log', unit: '%' };
  const value = isP99 ? guessing.guess.p99Ms : guessing.guess.errorPercent;
  return (
    <GuessQuestions
      about={`The same ${formatCount(settings.requests)} requests go to ${settings.backends} backends, ${settings.utilisation}% busy on average. A request at a backend of speed 1 takes 10 ms on average, without waiting.`}
      run="Start the race"
      skip="Start without a guess"
      onRun={() => lab.reveal(true)}
      onSkip={() => lab.reveal(false)}
    >
      <div className="hr-lab-field">
        <label htmlFor={id}>{isP99 ? 'Which algorithm has the lowest p99?' : 'With which algorithm do the fewest requests fail?'}</label>
        <select
          id={id}
          value={guessing.guess.winner}
          onChange={(event) => guessing.setGuess({ ...guessing.guess, winner: event.target.value as AlgorithmId })}
        >
          {settings.algorithms.map((algorithm) => (
            <option key={algorithm} value={algorithm}>
              {algorithmStyles[algorithm].name}
            </option>
          ))}
        </select>
      </div>
      <NumberField
        range={range}
        value={value}
        clamp={(wanted) => clampToRange(range, wanted)}
        onChange={(changed) => guessing.setGuess({ ...guessing.guess, [isP99 ? 'p99Ms' : 'errorPercent']: changed })}
      />
    </GuessQuestions>
  );
}
