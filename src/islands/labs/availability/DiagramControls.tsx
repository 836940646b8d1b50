import type { ReactNode } from 'react';
import { useId } from 'react';
import { presets } from './settings.ts';
import type { AvailabilityState } from './use-availability.ts';

/** Shows the diagrams to begin with, and takes changes back. */
export function DiagramControls({ lab }: { readonly lab: AvailabilityState }): ReactNode {
  const id = useId();
  const { history, link } = lab;
  const current = presets.find((preset) => JSON.stringify(preset.settings) === JSON.stringify(link.settings));
  return (
    <div className="hr-lab-buttons">
      <label htmlFor={id} className="hr-avail-preset">
        Diagram
      </label>
      <select
        id={id}
        value={current?.id ?? ''}
        onChange={(event) => {
          const preset = presets.find((one) => one.id === event.target.value);
          if (preset) lab.apply({ settings: preset.settings, selected: [] });
        }}
      >
        {current ? null : <option value="">your own</option>}
        {presets.map((preset) => (
          <option key={preset.id} value={preset.id}>
            {preset.name}
          </option>
        ))}
      </select>
      <button type="button" aria-disabled={!history.canUndo} onClick={history.undo}>
        Undo
      </button>
      <button type="button" aria-disabled={!history.canRedo} onClick={history.redo}>
        Redo
      </button>
    </div>
  );
}
