import type { ReactNode } from 'react';
import { useId } from 'react';

interface GuessQuestionsProps {
  /** What is asked about, above the fields. */
  readonly about: string;
  /** The fields to answer with. */
  readonly children: ReactNode;
  readonly run?: string;
  readonly skip?: string;
  readonly onRun: () => void;
  readonly onSkip: () => void;
}

/** Frames the questions of a guess, with the buttons that run it or go on without one. */
export function GuessQuestions(props: GuessQuestionsProps): ReactNode {
  const { about, children, run = 'Run and see', skip = 'Run without a guess', onRun, onSkip } = props;
  const id = useId();
  return (
    <section className="hr-lab-guess-panel" aria-labelledby={id}>
      <p id={id} className="hr-lab-subtitle">
        Guess first
      </p>
      <p>{about}</p>
      <div className="hr-lab-fields">{children}</div>
      <div className="hr-lab-buttons">
        <button type="button" className="hr-lab-primary" onClick={onRun}>
          {run}
        </button>
        <button type="button" onClick={onSkip}>
          {skip}
        </button>
      </div>
    </section>
  );
}
