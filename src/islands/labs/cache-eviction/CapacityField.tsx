import type { ReactNode } from 'react';
import { useId } from 'react';
import { formatCount } from '../shared/format.ts';

interface CapacityFieldProps {
  /** Rising capacities to choose among. */
  readonly grid: readonly number[];
  readonly index: number;
  readonly onChange: (capacity: number) => void;
}

/** Chooses the capacity that is read off and guessed at, among those the curves are computed for. */
export function CapacityField({ grid, index, onChange }: CapacityFieldProps): ReactNode {
  const id = useId();
  return (
    <div className="hr-lab-field hr-lab-capacity">
      <label htmlFor={id}>Capacity to look at</label>
      <div className="hr-lab-field-row">
        <input
          id={id}
          type="range"
          min={0}
          max={grid.length - 1}
          step={1}
          value={index}
          aria-valuetext={`${formatCount(grid[index]!)} keys`}
          onChange={(event) => onChange(grid[event.target.valueAsNumber]!)}
        />
        <output htmlFor={id}>{formatCount(grid[index]!)} keys</output>
      </div>
    </div>
  );
}
