import type { ReactNode } from 'react';
import { useEffect, useId, useState } from 'react';
import { formatCount } from './format.ts';
import { positionOf, sliderSteps, stepByKey, valueAt } from './number-field-steps.ts';
import type { ParameterRange } from './parameter-range.ts';

interface NumberFieldProps {
  readonly range: ParameterRange;
  readonly value: number;
  /** Returns the nearest possible value. */
  readonly clamp: (value: number) => number;
  readonly onChange: (value: number) => void;
}

/** Shows a slider and a number input for the same value; a number out of range is clamped, and it is said. */
export function NumberField({ range, value, clamp, onChange }: NumberFieldProps): ReactNode {
  const id = useId();
  const [text, setText] = useState(String(value));
  const [note, setNote] = useState('');
  useEffect(() => setText(String(value)), [value]);

  const { label, min, max, unit } = range;
  const span = `${formatCount(min)} to ${formatCount(max)}`;

  function commit(): void {
    const asked = Number(text.replaceAll(/[,\s]/g, ''));
    if (text.trim() === '' || !Number.isFinite(asked)) {
      setText(String(value));
      setNote(`Not a number: ${formatCount(value)} stays. Give ${span}.`);
      return;
    }
    const possible = clamp(asked);
    setNote(possible === asked ? '' : `Possible is ${span}${range.step === 1 ? ', whole' : ''}: ${formatCount(possible)} is used.`);
    setText(String(possible));
    if (possible !== value) onChange(possible);
  }

  return (
    <div className="hr-lab-field">
      <label htmlFor={`${id}-slider`}>{label}</label>
      <div className="hr-lab-field-row">
        <input
          id={`${id}-slider`}
          type="range"
          min={0}
          max={sliderSteps}
          value={positionOf(range, value)}
          aria-valuetext={`${formatCount(value)}${unit ?? ''}`}
          onChange={(event) => {
            setNote('');
            onChange(clamp(valueAt(range, event.target.valueAsNumber)));
          }}
          onKeyDown={(event) => {
            const moved = stepByKey(range, value, event.key);
            if (moved === undefined) return;
            event.preventDefault();
            setNote('');
            onChange(clamp(moved));
          }}
        />
        <input
          type="text"
          inputMode="decimal"
          aria-label={`${label}, exact value`}
          aria-describedby={note === '' ? undefined : `${id}-note`}
          value={text}
          onChange={(event) => setText(event.target.value)}
          onBlur={commit}
          onKeyDown={(event) => {
            if (event.key === 'Enter') commit();
          }}
        />
        {unit === undefined ? null : <span aria-hidden="true">{unit}</span>}
      </div>
      <p id={`${id}-note`} className="hr-lab-note" role="status">
        {note}
      </p>
    </div>
  );
}
