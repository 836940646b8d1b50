import type { ReactNode } from 'react';
import { NumberField } from '../shared/NumberField.tsx';
import { clampToRange } from '../shared/parameter-range.ts';
import type { CdnParameters } from './settings.ts';
import { parameterRanges } from './settings.ts';
import type { CdnLab } from './use-cdn.ts';

const first: readonly (keyof CdnParameters)[] = ['ttlMinutes', 'changeHours', 'requestsPerHour', 'edges'];
const others: readonly (keyof CdnParameters)[] = ['objects', 'alpha', 'objectKb', 'pushSeconds'];

/** Shows the numbers of the set-up; the compact form leaves out what a lesson does not need. */
export function CdnSetUp({ lab, isCompact }: { readonly lab: CdnLab; readonly isCompact: boolean }): ReactNode {
  const { history } = lab;
  return (
    <>
      <div className="hr-lab-fields">
        {(isCompact ? first : [...first, ...others]).map((id) => (
          <NumberField
            key={id}
            range={parameterRanges[id]}
            value={lab.link.settings[id]}
            clamp={(value) => clampToRange(parameterRanges[id], value)}
            onChange={(value) => lab.set(id, value)}
          />
        ))}
      </div>
      <div className="hr-lab-buttons">
        <button type="button" aria-disabled={!history.canUndo} onClick={history.undo}>
          Undo
        </button>
        <button type="button" onClick={lab.reset}>
          Reset
        </button>
      </div>
    </>
  );
}
