import type { ReactNode } from 'react';
import type { TrialPlan } from '../../interview/trial.ts';

interface TrialPickerProps {
  readonly plans: readonly TrialPlan[];
  /** The ids of those chosen. */
  readonly chosen: ReadonlySet<string>;
  readonly onChange: (chosen: ReadonlySet<string>) => void;
}

/** Lets runs be chosen, each with what of the case could not be applied to the drawing. */
export function TrialPicker({ plans, chosen, onChange }: TrialPickerProps): ReactNode {
  // What is said of every run is said once.
  const common = (plans[0]?.notes ?? []).filter((note) => plans.every(({ notes }) => notes.includes(note)));
  const isAll = plans.every(({ id }) => chosen.has(id));

  function toggle(id: string): void {
    const next = new Set(chosen);
    if (!next.delete(id)) next.add(id);
    onChange(next);
  }

  return (
    <fieldset className="hr-run-picker">
      <legend>What to run</legend>
      <label>
        <input type="checkbox" checked={isAll} onChange={() => onChange(new Set(isAll ? [] : plans.map(({ id }) => id)))} />
        All of them
      </label>
      {plans.map(({ id, title, notes }) => (
        <div key={id}>
          <label>
            <input type="checkbox" checked={chosen.has(id)} onChange={() => toggle(id)} />
            {title}
          </label>
          <Notes notes={notes.filter((note) => !common.includes(note))} />
        </div>
      ))}
      <Notes notes={common} />
    </fieldset>
  );
}

function Notes({ notes }: { readonly notes: readonly string[] }): ReactNode {
  return notes.map((note) => (
    <p key={note} className="hr-lab-about">
      {note}
    </p>
  ));
}
