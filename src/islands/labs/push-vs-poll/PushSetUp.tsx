import type { ReactNode } from 'react';
import { NumberField } from '../shared/NumberField.tsx';
import { clampToRange } from '../shared/parameter-range.ts';
import type { PushParameters } from './settings.ts';
import { parameterRanges } from './settings.ts';
import type { PushLab } from './use-push.ts';

const first: readonly (keyof PushParameters)[] = ['eventsPerMinute', 'pollSeconds', 'roundTripMs', 'clients'];
const others: readonly (keyof PushParameters)[] = ['headerBytes', 'payloadBytes', 'holdSeconds', 'heartbeatSeconds'];

/** Shows the numbers of the set-up; the compact form leaves out what a lesson does not need. */
export function PushSetUp({ lab, isCompact }: { readonly lab: PushLab; readonly isCompact: boolean }): ReactNode {
  const { settings, change } = lab.link;
  return (
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
    </div>
  );
}
