import type { KeyboardEvent } from 'react';

interface StepperProps {
  readonly count: number;
  /** Counted from 0. */
  readonly step: number;
  /** The step read aloud. */
  readonly words: string;
  readonly onStep: (step: number) => void;
}

/** Steps through the calls of a case: previous, next, and a slider that arrows, Home and End move. */
export function Stepper({ count, step, words, onStep }: StepperProps) {
  const go = (next: number): void => onStep(Math.min(count - 1, Math.max(0, next)));
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.target instanceof HTMLInputElement) return;
    const next = { ArrowLeft: step - 1, ArrowRight: step + 1, Home: 0, End: count - 1 }[event.key];
    if (next === undefined) return;
    event.preventDefault();
    go(next);
  };
  return (
    <div className="hr-ws-stepper" role="group" aria-label="Step through the calls" onKeyDown={onKeyDown}>
      <button type="button" className="hr-ws-button" onClick={() => go(step - 1)} aria-disabled={step === 0}>
        Previous
      </button>
      <input
        type="range"
        min={1}
        max={count}
        value={step + 1}
        aria-label="Call"
        aria-valuetext={words}
        onChange={(event) => go(Number(event.target.value) - 1)}
      />
      <button type="button" className="hr-ws-button" onClick={() => go(step + 1)} aria-disabled={step === count - 1}>
        Next
      </button>
      <span className="hr-ws-stepper-count" aria-hidden="true">
        {step + 1} / {count}
      </span>
    </div>
  );
}
