import type { ReactNode } from 'react';
import { useId } from 'react';
import { formatCount } from '../shared/format.ts';
import { sessionMinutes } from './settings.ts';
import { spansSec } from './time-line.ts';
import type { PushLab } from './use-push.ts';

/** Chooses how much of the session is drawn, and from when on. */
export function WindowControls({ lab }: { readonly lab: PushLab }): ReactNode {
  const id = useId();
  const { window, show } = lab;
  const last = sessionMinutes * 60 - window.spanSec;
  return (
    <div className="hr-push-window">
      <label htmlFor={`${id}-span`}>Show</label>
      <select id={`${id}-span`} value={window.spanSec} onChange={(event) => show({ ...window, spanSec: Number(event.target.value) })}>
        {spansSec.map((sec) => (
          <option key={sec} value={sec}>
            {sec} s
          </option>
        ))}
      </select>
      <label htmlFor={`${id}-from`}>from</label>
      <input
        id={`${id}-from`}
        type="range"
        min={0}
        max={Math.max(1, last)}
        step={1}
        value={window.fromSec}
        disabled={last === 0}
        aria-valuetext={`${formatCount(window.fromSec)} s`}
        onChange={(event) => show({ ...window, fromSec: event.target.valueAsNumber })}
      />
      <span aria-hidden="true" className="hr-push-from">
        {formatCount(window.fromSec)} s
      </span>
    </div>
  );
}
