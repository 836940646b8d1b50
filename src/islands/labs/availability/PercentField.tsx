import type { ReactNode } from 'react';
import { useEffect, useId, useState } from 'react';
import { clampPercent } from './link.ts';

/** What the slider can be set to, in percent; any other value is typed. */
const stops = [90, 95, 98, 99, 99.5, 99.8, 99.9, 99.95, 99.98, 99.99, 99.995, 99.999, 99.9999] as const;

interface PercentFieldProps {
  readonly value: number;
  readonly onChange: (value: number) => void;
}

/** Shows a slider over usual availabilities and an input for any; what cannot be is put right, and it is said. */
export function PercentField({ value, onChange }: PercentFieldProps): ReactNode {
  const id = useId();
  const [text, setText] = useState(String(value));
  const [note, setNote] = useState('');
  useEffect(() => setText(String(value)), [value]);
  const nearest = stops.reduce((best, stop, index) => (Math.abs(stop - value) < Math.abs(stops[best]! - value) ? index : best), 0);

  function commit(): void {
    const asked = Number(text.trim().replace(/\s*%$/, '').replace(',', '.'));
    if (text.trim() === '' || !Number.isFinite(asked)) {
      setText(String(value));
      setNote(`Not a number: ${value} stays. Give a percentage from 0 to 100.`);
      return;
    }
    const possible = clampPercent(asked);
    setNote(possible === asked ? '' : `Possible is 0 to 100, with six decimals: ${possible} is used.`);
    setText(String(possible));
    if (possible !== value) onChange(possible);
  }

  return (
    <div className="hr-lab-field">
      <label htmlFor={`${id}-slider`}>Up, share of time</label>
      <div className="hr-lab-field-row">
        <input
          id={`${id}-slider`}
          type="range"
          min={0}
          max={stops.length - 1}
          step={1}
          value={nearest}
          aria-valuetext={`${value}%`}
          onChange={(event) => {
            setNote('');
            onChange(stops[event.target.valueAsNumber]!);
          }}
        />
        <input
          type="text"
          inputMode="decimal"
          aria-label="Up, share of time, exact value"
          aria-describedby={note === '' ? undefined : `${id}-note`}
          value={text}
          onChange={(event) => setText(event.target.value)}
          onBlur={() => {
            // What was put right on Enter has been said; saying no more would move what is being clicked.
            if (text !== String(value)) commit();
          }}
          onKeyDown={(event) => {
            if (event.key === 'Enter') commit();
          }}
        />
        <span aria-hidden="true">%</span>
      </div>
      <p id={`${id}-note`} className="hr-lab-note" role="status">
        {note}
      </p>
    </div>
  );
}
