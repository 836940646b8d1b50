import type { ReactNode } from 'react';
import { useEffect, useId, useState } from 'react';

interface NameInputProps {
  readonly label: string;
  readonly value: string;
  readonly isOff: boolean;
  readonly onChange: (value: string) => void;
}

const mostLetters = 80;

/** Shows a field for a name of 1 to 80 letters; an empty one stays in the field and changes nothing. */
export function NameInput({ label, value, isOff, onChange }: NameInputProps): ReactNode {
  const id = useId();
  const [typed, setTyped] = useState(value);
  useEffect(() => setTyped((before) => (before.trim() === value ? before : value)), [value]);
  const isEmpty = typed.trim() === '';
  return (
    <div className="hr-canvas-field">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        type="text"
        value={typed}
        maxLength={mostLetters}
        readOnly={isOff}
        aria-invalid={isEmpty}
        aria-describedby={`${id}-why`}
        onChange={(event) => {
          setTyped(event.target.value);
          const name = event.target.value.trim();
          if (name !== '' && name !== value) onChange(name);
        }}
      />
      <p id={`${id}-why`} className="hr-canvas-why" role="alert">
        {isEmpty ? `A name has at least one letter; “${value}” stays.` : ''}
      </p>
    </div>
  );
}
