import type { ReactNode } from 'react';
import { LineSample } from '../shared/LineSample.tsx';
import { algorithmIds, algorithmStyles, raceSize } from './algorithms.ts';
import type { LoadBalancing } from './use-load-balancing.ts';

/** Shows the algorithms as checkboxes, which are the legend of the figures too; two to four race. */
export function AlgorithmPicker({
  lab,
  showsWhereItSends,
}: {
  readonly lab: LoadBalancing;
  readonly showsWhereItSends: boolean;
}): ReactNode {
  const { settings, change } = lab.link;
  const chosen = settings.algorithms;
  return (
    <fieldset>
      <legend>Two to four algorithms race</legend>
      <div className="hr-lb-algorithms">
        {algorithmIds.map((id) => {
          const isChosen = chosen.includes(id);
          const isFixed = isChosen ? chosen.length <= raceSize.least : chosen.length >= raceSize.most;
          return (
            <label key={id} className="hr-lb-algorithm">
              <input
                type="checkbox"
                checked={isChosen}
                aria-disabled={isFixed}
                onChange={() => {
                  if (!isFixed) change({ algorithms: algorithmIds.filter((one) => (one === id ? !isChosen : chosen.includes(one))) });
                }}
              />
              <LineSample style={algorithmStyles[id]} />
              <span>
                {algorithmStyles[id].name}
                {showsWhereItSends ? <span className="hr-lab-about hr-lb-sends">{algorithmStyles[id].sends}</span> : null}
              </span>
            </label>
          );
        })}
      </div>
      <p className="hr-lab-about" role="status">
        {chosen.length >= raceSize.most ? 'Four race: untick one to take another.' : ''}
        {chosen.length <= raceSize.least ? 'Two race: tick another to take one out.' : ''}
      </p>
    </fieldset>
  );
}
