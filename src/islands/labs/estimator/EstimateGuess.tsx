import type { ReactNode } from 'react';
import { useId } from 'react';
import { GuessQuestions } from '../shared/GuessQuestions.tsx';
import type { Estimator } from './use-estimator.ts';

/** Asks the question and takes an estimate with its unit. */
export function EstimateGuess({ lab }: { readonly lab: Estimator }): ReactNode {
  const id = useId();
  const { topic, guessing, problem, link } = lab;
  return (
    <GuessQuestions
      about={topic.ask(link.settings.values)}
      run="Compare with the steps"
      skip="Show the steps without a guess"
      onRun={() => lab.reveal(true)}
      onSkip={() => lab.reveal(false)}
    >
      <div className="hr-lab-field">
        <label htmlFor={id}>Your estimate, with its unit</label>
        <input
          id={id}
          type="text"
          className="hr-estimate-input"
          autoComplete="off"
          spellCheck={false}
          maxLength={80}
          placeholder={`such as ${topic.example}`}
          value={guessing.guess}
          aria-invalid={problem !== ''}
          aria-describedby={`${id}-note`}
          onChange={(event) => lab.type(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter') lab.reveal(true);
          }}
        />
        <p id={`${id}-note`} className="hr-lab-note" role="status">
          {problem}
        </p>
      </div>
    </GuessQuestions>
  );
}
