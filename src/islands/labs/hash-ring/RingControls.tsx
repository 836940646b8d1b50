import type { ReactNode } from 'react';
import { formatCount } from '../shared/format.ts';
import { NumberField } from '../shared/NumberField.tsx';
import { clampToRange } from '../shared/parameter-range.ts';
import type { RingParameters } from './settings.ts';
import { keyCount, nodeNames, membersOf, parameterRanges } from './settings.ts';
import type { HashRing } from './use-hash-ring.ts';

/** Shows the numbers of the ring and the buttons that take the next node in or the last one out. */
export function RingControls({ lab }: { readonly lab: HashRing }): ReactNode {
  const { settings } = lab.link;
  const members = membersOf(settings);
  const next = nodeNames.findIndex((_, node) => !members.includes(node));
  const last = members.at(-1);
  const numberField = (id: keyof RingParameters): ReactNode => (
    <NumberField
      range={parameterRanges[id]}
      value={settings[id]}
      clamp={(value) => clampToRange(parameterRanges[id], value)}
      onChange={(value) => lab.apply({ ...settings, [id]: value })}
    />
  );
  return (
    <>
      <div className="hr-lab-fields">
        {numberField('virtualNodes')}
        {settings.isBounded ? numberField('epsilonPercent') : numberField('replicas')}
      </div>
      <div className="hr-lab-buttons">
        <button type="button" disabled={next < 0} onClick={() => lab.toggle(next)}>
          {next < 0 ? 'All nodes are in' : `Add node ${nodeNames[next]!}`}
        </button>
        <button type="button" disabled={last === undefined} onClick={() => last !== undefined && lab.toggle(last)}>
          {last === undefined ? 'No node is in' : `Remove node ${nodeNames[last]!}`}
        </button>
        <button
          type="button"
          onClick={() => lab.apply({ ...settings, seed: settings.seed >= parameterRanges.seed.max ? 1 : settings.seed + 1 })}
        >
          Draw other keys
        </button>
        <label className="hr-ring-bounded">
          <input
            type="checkbox"
            checked={settings.isBounded}
            onChange={(event) => lab.apply({ ...settings, isBounded: event.target.checked })}
          />
          Bounded loads
        </label>
      </div>
      {settings.isBounded ? (
        <p className="hr-lab-about">
          No node takes more than (1 + ε) times its fair share; a key that finds its node full goes on to the next with room. Keys have one
          copy here, and after a change all {formatCount(keyCount)} are placed anew in the same order.
        </p>
      ) : null}
    </>
  );
}
