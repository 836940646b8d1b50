import type { ReactNode } from 'react';
import { Choice } from '../shared/Choice.tsx';
import { NumberField } from '../shared/NumberField.tsx';
import { clampToRange } from '../shared/parameter-range.ts';
import { troubleIds, troubleTexts, usersRange } from './settings.ts';
import { stepIds, steps } from './steps.ts';
import type { Millions } from './use-millions.ts';

/** Shows the step, the users and what goes wrong, with buttons that walk from step to step. */
export function MillionsSetUp({ lab }: { readonly lab: Millions }): ReactNode {
  const { settings, change } = lab.link;
  const at = stepIds.indexOf(settings.step);
  const stepButton = (text: string, to: number): ReactNode => {
    const step = stepIds[to];
    return (
      <button type="button" aria-disabled={step === undefined} onClick={() => step && change({ step })}>
        {text}
      </button>
    );
  };
  return (
    <div className="hr-lab-fields">
      <div>
        <Choice label="Step" ids={stepIds} texts={steps} value={settings.step} onChange={(step) => change({ step })} />
        <div className="hr-lab-buttons hr-millions-steps">
          {stepButton('Step before', at - 1)}
          {stepButton('Next step', at + 1)}
        </div>
      </div>
      <NumberField
        range={usersRange}
        value={settings.users}
        clamp={(value) => clampToRange(usersRange, value)}
        onChange={(users) => change({ users })}
      />
      <Choice
        label="What goes wrong"
        ids={troubleIds}
        texts={troubleTexts}
        value={settings.trouble}
        onChange={(trouble) => change({ trouble })}
      />
    </div>
  );
}
