import type { ReactNode } from 'react';
import { useEffect, useId, useState } from 'react';
import type * as z from 'zod/mini';
import type { NumberText } from './setting-texts.ts';
import { readNumber, writeNumber } from './read-number.ts';

interface NumberInputProps {
  readonly text: Omit<NumberText, 'type'>;
  readonly schema: z.ZodMiniType;
  readonly value: number | null;
  readonly isOff: boolean;
  readonly onChange: (value: number | null) => void;
}

/** Shows a field for a number. What is not possible stays in the field, with what is wrong beside it, and changes nothing. */
export function NumberInput({ text, schema, value, isOff, onChange }: NumberInputProps): ReactNode {
  const id = useId();
  const { label, unit, help, shownPerUnit, empty } = text;
  const [typed, setTyped] = useState(() => writeNumber(value, shownPerUnit));
  const read = readNumber(typed, schema, shownPerUnit, empty !== undefined);
  const why = read.ok ? '' : read.why;

  useEffect(() => {
    // "1,000" and "1e3" stay as they were typed; what an undo changed does not.
    setTyped((before) => {
      const known = readNumber(before, schema, shownPerUnit, empty !== undefined);
      return known.ok && known.value === value ? before : writeNumber(value, shownPerUnit);
    });
  }, [value, schema, shownPerUnit, empty]);

  return (
    <div className="hr-canvas-field">
      <label htmlFor={id}>{label}</label>
      <span className="hr-canvas-input">
        <input
          id={id}
          type="text"
          inputMode="decimal"
          value={typed}
          placeholder={empty}
          readOnly={isOff}
          aria-invalid={why !== ''}
          aria-describedby={`${id}-help ${id}-why`}
          onChange={(event) => {
            setTyped(event.target.value);
            const now = readNumber(event.target.value, schema, shownPerUnit, empty !== undefined);
            if (now.ok && now.value !== value) onChange(now.value);
          }}
        />
        {unit === undefined ? null : <span>{unit}</span>}
      </span>
      <p id={`${id}-help`} className="hr-canvas-help">
        {help}
        {empty === undefined ? '' : ` Empty: ${empty}.`}
      </p>
      <p id={`${id}-why`} className="hr-canvas-why" role="alert">
        {why === '' ? '' : `${why} ${value === null ? 'Nothing' : writeNumber(value, shownPerUnit)} stays.`}
      </p>
    </div>
  );
}
