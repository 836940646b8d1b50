import type { ReactNode } from 'react';
import { useId } from 'react';
import { GuessQuestions } from '../shared/GuessQuestions.tsx';
import { NumberField } from '../shared/NumberField.tsx';
import { clampToRange } from '../shared/parameter-range.ts';
import { nameOf, partsOf } from './assessment.ts';
import { usersRange } from './settings.ts';
import { pagesPerUserDay, peakFactor } from './step-load.ts';
import type { Millions } from './use-millions.ts';

const guessRange = { ...usersRange, label: 'It bears, users a day' };

/** Asks how many users the step bears, and which part gives way first. */
export function MillionsGuess({ lab }: { readonly lab: Millions }): ReactNode {
  const id = useId();
  const { guessing, link } = lab;
  const { step } = link.settings;
  return (
    <GuessQuestions
      about={`Each user asks for ${pagesPerUserDay} pages a day, and the busiest hour has ${peakFactor} times the mean. A page is 8 ms of work at a web server and 4 ms at the database, on four cores each. How many users a day does this step bear, and which part gives way first?`}
      onRun={() => guessing.reveal(true)}
      onSkip={() => guessing.reveal(false)}
    >
      <NumberField
        range={guessRange}
        value={guessing.guess.limitUsers}
        clamp={(value) => clampToRange(guessRange, value)}
        onChange={(limitUsers) => guessing.setGuess({ ...guessing.guess, limitUsers })}
      />
      <div className="hr-lab-field">
        <label htmlFor={id}>Gives way first</label>
        <select
          id={id}
          value={guessing.guess.bottleneck}
          onChange={(event) => guessing.setGuess({ ...guessing.guess, bottleneck: event.target.value })}
        >
          {partsOf(step).map((part) => (
            <option key={part} value={part}>
              {nameOf(step, part)}
            </option>
          ))}
        </select>
      </div>
    </GuessQuestions>
  );
}
