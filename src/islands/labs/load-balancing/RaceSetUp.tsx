import type { ReactNode } from 'react';
import { Choice } from '../shared/Choice.tsx';
import { NumberField } from '../shared/NumberField.tsx';
import { clampToRange } from '../shared/parameter-range.ts';
import { AlgorithmPicker } from './AlgorithmPicker.tsx';
import type { FaultId, FleetId, RaceParameters, ServiceId } from './settings.ts';
import { faultIds, faultTexts, fleetIds, fleetTexts, parameterRanges, serviceIds, serviceTexts } from './settings.ts';
import type { LoadBalancing } from './use-load-balancing.ts';

/** Shows who races and on what; the compact form leaves out what a lesson does not need. */
export function RaceSetUp({ lab, isCompact }: { readonly lab: LoadBalancing; readonly isCompact: boolean }): ReactNode {
  const { settings, change } = lab.link;
  const numberField = (id: keyof RaceParameters): ReactNode => (
    <NumberField
      range={parameterRanges[id]}
      value={settings[id]}
      clamp={(value) => clampToRange(parameterRanges[id], value)}
      onChange={(value) => change({ [id]: value })}
    />
  );
  return (
    <>
      <AlgorithmPicker lab={lab} showsWhereItSends={!isCompact} />
      <div className="hr-lab-fields">
        {numberField('utilisation')}
        {isCompact ? null : numberField('backends')}
        <Choice label="Speeds" ids={fleetIds} texts={fleetTexts} value={settings.fleet} onChange={(fleet: FleetId) => change({ fleet })} />
        {isCompact ? null : (
          <Choice
            label="Service times"
            ids={serviceIds}
            texts={serviceTexts}
            value={settings.service}
            onChange={(service: ServiceId) => change({ service })}
          />
        )}
        <Choice
          label="What goes wrong"
          ids={faultIds}
          texts={faultTexts}
          value={settings.fault}
          onChange={(fault: FaultId) => change({ fault })}
        />
        {isCompact ? null : numberField('burst')}
        {isCompact ? null : numberField('requests')}
      </div>
    </>
  );
}
