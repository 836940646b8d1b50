import type { ReactNode } from 'react';
import { useId } from 'react';

interface ChoiceInputProps {
  readonly label: string;
  readonly help?: string;
  readonly options: readonly (readonly [value: string, name: string, isOff?: boolean])[];
  readonly value: string;
  readonly isOff: boolean;
  readonly onChange: (value: string) => void;
}

/** Shows a choice among named values. */
export function ChoiceInput({ label, help, options, value, isOff, onChange }: ChoiceInputProps): ReactNode {
  const id = useId();
  return (
    <div className="hr-canvas-field">
      <label htmlFor={id}>{label}</label>
      <select
        id={id}
        value={value}
        disabled={isOff}
        aria-describedby={help === undefined ? undefined : `${id}-help`}
        onChange={(event) => onChange(event.target.value)}
      >
        {options.map(([one, name, isOptionOff]) => (
          <option key={one} value={one} disabled={isOptionOff}>
            {name}
          </option>
        ))}
      </select>
      {help === undefined ? null : (
        <p id={`${id}-help`} className="hr-canvas-help">
          {help}
        </p>
      )}
    </div>
  );
}
