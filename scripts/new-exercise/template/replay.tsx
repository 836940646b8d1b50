import type { Counterexample } from '../../../src/grader/authoring.ts';

interface ReplayProps {
  readonly counterexample: Counterexample;
  /** Index of the call shown; beyond either end the nearest is shown. */
  readonly step: number;
}

// TO WRITE: draw what the object holds, expected beside actual.

/** Shows one call of a failing case: what it should have returned, what it returned, and the value a right counter has after it. */
export default function Replay({ counterexample, step }: ReplayProps) {
  const { setup, steps } = counterexample;
  const index = Math.min(Math.max(0, step), steps.length - 1);
  const current = steps[index];
  if (current === undefined) return <p>This case has no calls.</p>;
  const { value } = (current.state ?? {}) as { readonly value?: unknown };
  return (
    <div>
      <p>
        <code>{setup}</code>
      </p>
      <p aria-live="polite">
        Call {index + 1} of {steps.length}: <code>{current.call}</code> should give <code>{current.expected}</code>
        {current.actual !== undefined && (
          <>
            {' '}
            and gave <code>{current.actual}</code>
          </>
        )}
        .
      </p>
      {typeof value === 'number' && <p>A right counter now stands at {value}.</p>}
    </div>
  );
}
