import { useEffect, useId, useState } from 'react';
import { describeDivergence, describeSize, describeSteps } from '../../../grader/format/index.ts';
import type { Counterexample } from '../../../grader/protocol/verdict.ts';
import { Replay } from './Replay.tsx';
import { StepTable } from './StepTable.tsx';
import { Stepper } from './Stepper.tsx';

interface FailingCaseProps {
  readonly exerciseId: string;
  readonly counterexample: Counterexample;
  /** Whether it is in "my tests" already; undefined where it cannot be kept. */
  readonly kept: boolean | undefined;
  readonly onKeep: () => void;
}

/** Shows the smallest failing case: where expected and actual part, every call, and the exercise's replay view step by step. */
export function FailingCase({ exerciseId, counterexample, kept, onKeep }: FailingCaseProps) {
  const [step, setStep] = useState(counterexample.divergence);
  const heading = useId();
  useEffect(() => setStep(counterexample.divergence), [counterexample]);
  const rows = describeSteps(counterexample);
  const divergent = rows[counterexample.divergence];

  return (
    <section className="hr-ws-section" aria-labelledby={heading}>
      <h3 id={heading}>Failing case</h3>
      <p>{describeSize(counterexample)}</p>
      {divergent ? (
        <dl className="hr-ws-divergence">
          <div>
            <dt>Call {counterexample.divergence + 1}</dt>
            <dd>
              <code>{divergent.call}</code>
            </dd>
          </div>
          <div data-side="expected">
            <dt>Expected</dt>
            <dd>
              <code>{divergent.expected}</code>
            </dd>
          </div>
          <div data-side="actual">
            <dt>Your code</dt>
            <dd>
              <code>{divergent.actual ?? 'not known'}</code>
            </dd>
          </div>
        </dl>
      ) : (
        <p>{describeDivergence(counterexample)}</p>
      )}
      {rows.length > 0 && (
        <>
          <Stepper count={rows.length} step={step} words={rows[step]?.words ?? ''} onStep={setStep} />
          <Replay
            exerciseId={exerciseId}
            counterexample={counterexample}
            step={step}
            fallback={<StepTable setup={counterexample.setup} rows={rows} step={step} onStep={setStep} />}
          />
        </>
      )}
      {kept !== undefined && (
        <button type="button" className="hr-ws-button" onClick={kept ? undefined : onKeep} aria-disabled={kept}>
          {kept ? 'In my tests' : 'Add to my tests'}
        </button>
      )}
    </section>
  );
}
