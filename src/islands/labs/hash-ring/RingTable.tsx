import type { ReactNode } from 'react';
import { FigureTable } from '../shared/FigureTable.tsx';
import { formatCount, formatShare } from '../shared/format.ts';
import { pointCount } from './ring.ts';
import { membersOf, nodeNames } from './settings.ts';
import type { HashRing } from './use-hash-ring.ts';

/** Shows what the figure draws as a table, a row for each node. */
export function RingTable({ lab }: { readonly lab: HashRing }): ReactNode {
  const { settings } = lab.link;
  const { loads } = lab.placement;
  const members = membersOf(settings);
  const total = loads.reduce((sum, load) => sum + load, 0);
  const weights = members.reduce((sum, node) => sum + settings.weights[node]!, 0);
  const change = lab.isGuessing ? undefined : lab.change;
  return (
    <FigureTable
      label="Nodes of the ring"
      columns={['Node', 'Weight', 'Points', 'Held', 'Share', 'Fair share', 'Moved to it last']}
      rows={members.map((node) => [
        nodeNames[node]!,
        String(settings.weights[node]!),
        formatCount(pointCount(settings.virtualNodes, settings.weights[node]!)),
        formatCount(loads[node]!),
        formatShare(total === 0 ? 0 : loads[node]! / total),
        formatShare(settings.weights[node]! / weights),
        change ? formatCount(change.movedTo[node]!) : 'nothing yet',
      ])}
    />
  );
}
