import type { ReactNode } from 'react';
import { Choice } from '../shared/Choice.tsx';
import { NumberField } from '../shared/NumberField.tsx';
import { clampToRange } from '../shared/parameter-range.ts';
import type { PoolId, QueueParameters, ServiceId } from './settings.ts';
import { parameterRanges, poolIds, poolTexts, serviceIds, serviceTexts } from './settings.ts';
import type { Queueing } from './use-queueing.ts';

/** Shows the servers, the load and the requests; the compact form leaves out what a lesson does not need. */
export function QueueingSetUp({ lab, isCompact }: { readonly lab: Queueing; readonly isCompact: boolean }): ReactNode {
  const { settings, change } = lab.link;
  const numberField = (id: keyof QueueParameters): ReactNode => (
    <NumberField
      range={parameterRanges[id]}
      value={settings[id]}
      clamp={(value) => clampToRange(parameterRanges[id], value)}
      onChange={(value) => change({ [id]: value })}
    />
  );
  const hasSlow = settings.slowPercent > 0;
  return (
    <div className="hr-lab-fields">
      {numberField('servers')}
      {numberField('utilisation')}
      <Choice
        label="Service times"
        ids={serviceIds}
        texts={serviceTexts}
        value={settings.service}
        onChange={(service: ServiceId) => change({ service })}
      />
      {numberField('slowPercent')}
      {hasSlow ? numberField('slowMs') : null}
      {hasSlow || settings.pools === 'bulkheads' ? (
        <Choice label="Pools" ids={poolIds} texts={poolTexts} value={settings.pools} onChange={(pools: PoolId) => change({ pools })} />
      ) : null}
      {hasSlow && settings.pools === 'bulkheads' ? numberField('slowServers') : null}
      {isCompact ? null : numberField('requests')}
    </div>
  );
}
