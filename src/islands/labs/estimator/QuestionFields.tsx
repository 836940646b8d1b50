import type { ReactNode } from 'react';
import { useId } from 'react';
import { NumberField } from '../shared/NumberField.tsx';
import { clampToRange } from '../shared/parameter-range.ts';
import type { Estimator } from './use-estimator.ts';

/** Shows the numbers of the question, which can be changed. */
export function QuestionFields({ lab }: { readonly lab: Estimator }): ReactNode {
  const { settings } = lab.link;
  return (
    <fieldset className="hr-estimate-numbers">
      <legend>The numbers given</legend>
      <div className="hr-lab-fields">
        {Object.entries(lab.topic.parameters).map(([name, parameter]) =>
          parameter.choices ? (
            <NamedChoice
              key={`${settings.topic} ${name}`}
              label={parameter.label}
              names={parameter.choices}
              value={settings.values[name]!}
              onChange={(value) => lab.setValue(name, value)}
            />
          ) : (
            <NumberField
              key={`${settings.topic} ${name}`}
              range={parameter}
              value={settings.values[name]!}
              clamp={(value) => clampToRange(parameter, value)}
              onChange={(value) => lab.setValue(name, value)}
            />
          ),
        )}
      </div>
    </fieldset>
  );
}

interface NamedChoiceProps {
  readonly label: string;
  readonly names: readonly string[];
  readonly value: number;
  readonly onChange: (value: number) => void;
}

function NamedChoice({ label, names, value, onChange }: NamedChoiceProps): ReactNode {
  const id = useId();
  return (
    <div className="hr-lab-field">
      <label htmlFor={id}>{label}</label>
      <select id={id} value={value} onChange={(event) => onChange(Number(event.target.value))}>
        {names.map((name, at) => (
          <option key={name} value={at}>
            {name}
          </option>
        ))}
      </select>
    </div>
  );
}
