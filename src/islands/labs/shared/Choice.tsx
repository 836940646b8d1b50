import type { ReactNode } from 'react';
import { useId } from 'react';

interface ChoiceProps<Id extends string> {
  readonly label: string;
  readonly ids: readonly Id[];
  readonly texts: Readonly<Record<Id, { readonly name: string; readonly about: string }>>;
  readonly value: Id;
  readonly onChange: (value: Id) => void;
}

/** Shows a choice among named things, with what the chosen one means. */
export function Choice<Id extends string>({ label, ids, texts, value, onChange }: ChoiceProps<Id>): ReactNode {
  const id = useId();
  return (
    <div className="hr-lab-field">
      <label htmlFor={id}>{label}</label>
      <select id={id} value={value} onChange={(event) => onChange(event.target.value as Id)}>
        {ids.map((one) => (
          <option key={one} value={one}>
            {texts[one].name}
          </option>
        ))}
      </select>
      <p className="hr-lab-about">{texts[value].about}</p>
    </div>
  );
}
