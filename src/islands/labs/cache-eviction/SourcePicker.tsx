import type { ReactNode } from 'react';
import { useId } from 'react';
import { formatCount } from '../shared/format.ts';
import type { SourceKind } from './run-plan.ts';
import { traceDetails } from './run-plan.ts';

interface SourcePickerProps {
  readonly kind: SourceKind;
  readonly detail: number;
  readonly onKind: (kind: SourceKind) => void;
  readonly onDetail: (detail: number) => void;
}

/** Chooses between a generated workload and the learner's own trace, and how much of a trace is simulated. */
export function SourcePicker({ kind, detail, onKind, onDetail }: SourcePickerProps): ReactNode {
  const id = useId();
  return (
    <fieldset className="hr-lab-source">
      <legend>Requests from</legend>
      {(['workload', 'trace'] as const).map((option) => (
        <label key={option}>
          <input type="radio" name={`${id}-source`} checked={kind === option} onChange={() => onKind(option)} />
          {option === 'workload' ? 'a generator' : 'a trace of your own'}
        </label>
      ))}
      {kind === 'workload' ? null : (
        <label>
          Simulate for each line
          <select value={detail} onChange={(event) => onDetail(Number(event.target.value))}>
            {traceDetails.map((requests) => (
              <option key={requests} value={requests}>
                up to {formatCount(requests)} requests
              </option>
            ))}
          </select>
        </label>
      )}
    </fieldset>
  );
}
