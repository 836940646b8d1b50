import type { ReactNode } from 'react';
import type { PolicyId } from '../../../sim/cache/index.ts';
import { policyIds } from '../../../sim/cache/index.ts';
import { formatShare } from '../shared/format.ts';
import { LineSample } from '../shared/LineSample.tsx';
import { policyStyles } from './policy-styles.ts';

interface PolicyPickerProps {
  readonly chosen: readonly PolicyId[];
  /** Hit ratios at the capacity read off, 0 to 1, of the policies where they are known. */
  readonly ratios: ReadonlyMap<PolicyId, number>;
  readonly showsWhatIsEvicted: boolean;
  readonly onChange: (chosen: readonly PolicyId[]) => void;
}

/** Shows the policies as checkboxes, which are the legend of the figure too: line sample, name and value. */
export function PolicyPicker({ chosen, ratios, showsWhatIsEvicted, onChange }: PolicyPickerProps): ReactNode {
  return (
    <fieldset className="hr-lab-policies">
      <legend>Policies</legend>
      <div className="hr-lab-policy-grid">
        {policyIds.map((policy) => {
          const style = policyStyles[policy];
          const ratio = ratios.get(policy);
          return (
            <label key={policy} className="hr-lab-policy">
              <input
                type="checkbox"
                checked={chosen.includes(policy)}
                onChange={(event) => onChange(policyIds.filter((id) => (id === policy ? event.target.checked : chosen.includes(id))))}
              />
              <LineSample style={style} isOptimum={policy === 'belady'} />
              <span className="hr-lab-policy-name">{style.name}</span>
              <span className="hr-lab-policy-ratio">{ratio === undefined || !chosen.includes(policy) ? '' : formatShare(ratio)}</span>
              {showsWhatIsEvicted ? <span className="hr-lab-policy-about">evicts {style.evicts}</span> : null}
            </label>
          );
        })}
      </div>
    </fieldset>
  );
}
