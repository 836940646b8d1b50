import type { ReactNode } from 'react';
import { useId } from 'react';
import type { RebuildSettings } from '../../../sim/raid/index.ts';
import { exposureOf } from '../../../sim/raid/index.ts';
import { NumberField } from '../shared/NumberField.tsx';
import { clampToRange } from '../shared/parameter-range.ts';
import { rebuildRanges } from './settings.ts';
import { exposureRows } from './summary.ts';
import type { RaidState } from './use-raid.ts';

/** Shows how long a rebuild takes and what it is exposed to meanwhile. */
export function Exposure({ lab }: { readonly lab: RaidState }): ReactNode {
  const id = useId();
  const { settings, history } = lab;
  const { level, disks, lost } = settings;
  const exposure = exposureOf(level, disks, new Set(lost.length === 0 ? [0] : lost), settings);
  const field = (name: keyof RebuildSettings): ReactNode => (
    <NumberField
      range={rebuildRanges[name]}
      value={settings[name]}
      clamp={(value) => clampToRange(rebuildRanges[name], value)}
      onChange={(value) => history.apply({ ...settings, [name]: value })}
    />
  );
  return (
    <section aria-labelledby={id} className="hr-raid-exposure">
      <p className="hr-lab-subtitle" id={id}>
        While it is rebuilt{lost.length === 0 ? ', if disk 1 failed' : ''}
      </p>
      <div className="hr-lab-fields">
        {field('diskTb')}
        {field('rebuildMbPerS')}
        {field('yearlyFailurePercent')}
        {field('bitsPerErrorPower')}
      </div>
      {exposure ? (
        <>
          <dl className="hr-raid-risks">
            {exposureRows(exposure).map(([name, value]) => (
              <div key={name}>
                <dt>{name}</dt>
                <dd>{value}</dd>
              </div>
            ))}
          </dl>
          <p className="hr-lab-about">
            Disks and bits fail independently here, at the rates set. Real disks fail in clusters, so the first chance is low. Data sheets
            promise a rate of bit errors that is not exceeded, so the second is high.
          </p>
        </>
      ) : (
        <p>There is nothing to rebuild from: data are lost{lost.length === 0 ? ' with the first disk' : ''}. Restore from a backup.</p>
      )}
    </section>
  );
}
