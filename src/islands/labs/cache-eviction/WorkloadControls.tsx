import type { ReactNode } from 'react';
import { useId } from 'react';
import { NumberField } from '../shared/NumberField.tsx';
import type { LabSettings, ParameterId, WorkloadId } from './settings.ts';
import { clampParameter, parameterRanges, workloadIds, workloadTexts } from './settings.ts';

interface WorkloadControlsProps {
  readonly settings: LabSettings;
  readonly onChange: (change: Partial<LabSettings>) => void;
}

/** Shows the choice of workload and the parameters it uses. */
export function WorkloadControls({ settings, onChange }: WorkloadControlsProps): ReactNode {
  const id = useId();
  const { about, parameters } = workloadTexts[settings.workload];
  return (
    <>
      <div className="hr-lab-field">
        <label htmlFor={id}>Workload</label>
        <select id={id} value={settings.workload} onChange={(event) => onChange({ workload: event.target.value as WorkloadId })}>
          {workloadIds.map((workload) => (
            <option key={workload} value={workload}>
              {workloadTexts[workload].name}
            </option>
          ))}
        </select>
        <p className="hr-lab-about">{about}</p>
      </div>
      {[...parameters, 'length' as const].map((parameter) => (
        <NumberField
          key={parameter}
          range={rangeOf(parameter, settings)}
          value={settings[parameter]}
          clamp={(value) => Math.min(rangeOf(parameter, settings).max, clampParameter(parameter, value))}
          onChange={(value) => onChange({ [parameter]: value })}
        />
      ))}
    </>
  );
}

/** There cannot be more hot keys than keys. */
function rangeOf(parameter: ParameterId, settings: LabSettings): (typeof parameterRanges)[ParameterId] {
  const range = parameterRanges[parameter];
  return parameter === 'hotKeyCount' ? { ...range, max: settings.keyCount } : range;
}
