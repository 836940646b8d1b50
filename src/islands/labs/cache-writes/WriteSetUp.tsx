import type { ReactNode } from 'react';
import { Choice } from '../shared/Choice.tsx';
import { NumberField } from '../shared/NumberField.tsx';
import { clampToRange } from '../shared/parameter-range.ts';
import type { WriteParameters } from './settings.ts';
import { aroundTexts, casualtyTexts, crashRange, defaultSettings, parameterRanges, throughTexts } from './settings.ts';
import type { CacheWritesState } from './use-cache-writes.ts';

const first: readonly (keyof WriteParameters)[] = ['flushMs', 'storeMs'];
const others: readonly (keyof WriteParameters)[] = ['cacheMs', 'length', 'writePercent', 'seed'];

/** Shows the set-up: the times, the script, what the policies leave open, and the crash. */
export function WriteSetUp({ lab, isCompact }: { readonly lab: CacheWritesState; readonly isCompact: boolean }): ReactNode {
  const { settings, change } = lab.link;
  const { runs } = lab;
  const range = crashRange(runs.moments.length);
  return (
    <>
      <div className="hr-lab-fields">
        {(isCompact ? first : [...first, ...others]).map((id) => (
          <NumberField
            key={id}
            range={parameterRanges[id]}
            value={settings[id]}
            clamp={(value) => clampToRange(parameterRanges[id], value)}
            onChange={(value) => change({ [id]: value })}
          />
        ))}
        <Choice
          label="Write-through writes"
          ids={['store', 'cache']}
          texts={throughTexts}
          value={settings.throughFirst}
          onChange={(throughFirst) => change({ throughFirst })}
        />
        <Choice
          label="Write-around"
          ids={['deletes', 'leaves']}
          texts={aroundTexts}
          value={settings.aroundDeletes}
          onChange={(aroundDeletes) => change({ aroundDeletes })}
        />
        <Choice
          label="What dies"
          ids={['cache', 'application']}
          texts={casualtyTexts}
          value={settings.casualty}
          onChange={(casualty) => change({ casualty })}
        />
        <div className="hr-lab-field">
          <NumberField
            range={range}
            value={runs.crashStep}
            clamp={(value) => clampToRange(range, value)}
            onChange={(crashStep) => change({ crashStep })}
          />
          <p className="hr-lab-about">
            Step {runs.crashStep} of {range.max}, at {runs.crashMs} ms.
          </p>
        </div>
      </div>
      <div className="hr-lab-buttons">
        <button type="button" onClick={() => change(defaultSettings)}>
          Reset
        </button>
      </div>
    </>
  );
}
