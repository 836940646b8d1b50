import type { ReactNode } from 'react';
import { useId } from 'react';
import { GuessQuestions } from '../shared/GuessQuestions.tsx';
import { stepsOf } from './settings.ts';
import type { SagaStatus } from './story-run.ts';
import { maxAttempts } from './story-run.ts';
import { statusTexts } from './summary.ts';
import type { SagaLabState } from './use-saga.ts';

/** Asks how the saga ends and how many steps are compensated. */
export function SagaGuess({ lab }: { readonly lab: SagaLabState }): ReactNode {
  const id = useId();
  const { guessing, link } = lab;
  const { guess, setGuess } = guessing;
  const most = stepsOf(link.settings).filter(({ compensation }) => compensation).length;
  return (
    <GuessQuestions
      about={`The coordinator makes up to ${maxAttempts} tries of a call, after a crash anew. Where does this booking end?`}
      run="Begin the story"
      skip="Begin without a guess"
      onRun={() => lab.reveal(true)}
      onSkip={() => lab.reveal(false)}
    >
      <div className="hr-lab-field">
        <label htmlFor={`${id}-status`}>How does the saga end?</label>
        <select
          id={`${id}-status`}
          value={guess.status}
          onChange={(event) => setGuess({ ...guess, status: event.target.value as SagaStatus })}
        >
          {(Object.keys(statusTexts) as SagaStatus[]).map((status) => (
            <option key={status} value={status}>
              {statusTexts[status]}
            </option>
          ))}
        </select>
      </div>
      <div className="hr-lab-field">
        <label htmlFor={`${id}-count`}>Of how many steps is the compensation called?</label>
        <select
          id={`${id}-count`}
          value={guess.compensations}
          onChange={(event) => setGuess({ ...guess, compensations: Number(event.target.value) })}
        >
          {Array.from({ length: most + 1 }, (_, count) => (
            <option key={count} value={count}>
              {count === 0 ? 'of none' : `of ${count}`}
            </option>
          ))}
        </select>
      </div>
    </GuessQuestions>
  );
}
