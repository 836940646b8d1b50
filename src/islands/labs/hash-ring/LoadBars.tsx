import type { ReactNode } from 'react';
import { formatCount, formatShare } from '../shared/format.ts';
import { pointCount } from './ring.ts';
import { membersOf, nodeNames, nodeWeights, withNode } from './settings.ts';
import { thingsOf } from './summary.ts';
import type { HashRing } from './use-hash-ring.ts';

/** Shows what each node holds as a bar beside its fair share, and lets its weight be changed. */
export function LoadBars({ lab }: { readonly lab: HashRing }): ReactNode {
  const { settings } = lab.link;
  const { loads } = lab.placement;
  const members = membersOf(settings);
  const weights = members.reduce((sum, node) => sum + settings.weights[node]!, 0);
  const total = loads.reduce((sum, load) => sum + load, 0);
  const fair = members.map((node) => (total * settings.weights[node]!) / weights);
  const longest = 1.02 * Math.max(1, ...loads, ...fair);
  return (
    <section aria-label="Load of each node">
      <p className="hr-lab-subtitle">{thingsOf(settings) === 'keys' ? 'Keys' : 'Copies'} on each node</p>
      {members.length === 0 ? <p>No node is in the ring.</p> : null}
      <ul className="hr-ring-loads">
        {members.map((node, index) => (
          <li key={node}>
            <span className="hr-ring-name" style={{ color: `var(--hr-node-${nodeNames[node]!})` }}>
              {nodeNames[node]}
            </span>
            <span className="hr-ring-bar" aria-hidden="true">
              <span style={{ inlineSize: `${(100 * loads[node]!) / longest}%`, background: `var(--hr-node-${nodeNames[node]!})` }} />
              <i style={{ insetInlineStart: `${(100 * fair[index]!) / longest}%` }} />
            </span>
            <span className="hr-ring-count">
              {formatCount(loads[node]!)} <span className="hr-ring-share">{formatShare(total === 0 ? 0 : loads[node]! / total)}</span>
            </span>
            <select
              aria-label={`Weight of node ${nodeNames[node]!}`}
              title={`${formatCount(pointCount(settings.virtualNodes, settings.weights[node]!))} points on the ring`}
              value={settings.weights[node]}
              onChange={(event) => lab.apply(withNode(settings, node, Number(event.target.value)))}
            >
              {nodeWeights.map((weight) => (
                <option key={weight} value={weight}>
                  ×{weight}
                </option>
              ))}
            </select>
          </li>
        ))}
      </ul>
      {members.length === 0 ? null : (
        <p className="hr-lab-about">
          The mark on each bar is the node’s fair share by weight. With {formatCount(settings.virtualNodes)} virtual nodes the loads of a
          large ring vary by about 1/√V = {formatShare(1 / Math.sqrt(settings.virtualNodes))} of their mean.
        </p>
      )}
    </section>
  );
}
