import type { ReactNode } from 'react';
import { useId } from 'react';
import type { FaultId } from './settings.ts';
import { describeFault, faultIds, faultTexts, firstStepOf, stepCounts, stepsOf } from './settings.ts';
import type { SagaLabState } from './use-saga.ts';

/** Shows the booking's steps and what goes wrong at which of them. */
export function SagaSetUp({ lab }: { readonly lab: SagaLabState }): ReactNode {
  const id = useId();
  const { settings, change } = lab.link;
  const steps = stepsOf(settings);
  return (
    <>
      <div className="hr-lab-fields">
        <div className="hr-lab-field">
          <label htmlFor={`${id}-count`}>The booking</label>
          <select id={`${id}-count`} value={settings.stepCount} onChange={(event) => change({ stepCount: Number(event.target.value) })}>
            {stepCounts.map((count) => (
              <option key={count} value={count}>
                {count} steps:{' '}
                {stepsOf({ ...settings, stepCount: count })
                  .map(({ name }) => name)
                  .join(', ')}
              </option>
            ))}
          </select>
          <p className="hr-lab-about">
            The payment is the pivot: once it is taken, the saga only goes forward.
            {settings.stepCount > 3 ? ' A ticket that was sent cannot be unsent.' : ''}
          </p>
        </div>
        <div className="hr-lab-field">
          <label htmlFor={`${id}-fault`}>What goes wrong</label>
          <select id={`${id}-fault`} value={settings.fault} onChange={(event) => change({ fault: event.target.value as FaultId })}>
            {faultIds.map((fault) => (
              <option key={fault} value={fault}>
                {faultTexts[fault].name}
              </option>
            ))}
          </select>
          <p className="hr-lab-about">{faultTexts[settings.fault].about}</p>
        </div>
        {settings.fault === 'none' ? null : (
          <div className="hr-lab-field">
            <label htmlFor={`${id}-step`}>At which step</label>
            <select id={`${id}-step`} value={settings.step} onChange={(event) => change({ step: Number(event.target.value) })}>
              {steps.map(({ name }, step) => (
                <option key={name} value={step} disabled={step < firstStepOf(settings.fault)}>
                  {name}
                </option>
              ))}
            </select>
          </div>
        )}
      </div>
      <p className="hr-saga-fault">{describeFault(settings)}</p>
    </>
  );
}
