import type { ReactNode } from 'react';
import { useId, useMemo } from 'react';
import { bandPath, changedArcs, onCircle, ownedArcs } from './arcs.ts';
import { buildRing, ringSize } from './ring.ts';
import { nodeNames } from './settings.ts';
import { stage } from './stage-layout.ts';
import type { HashRing } from './use-hash-ring.ts';

interface RingDrawingProps {
  readonly lab: HashRing;
  readonly description: string;
  readonly marked: { readonly place: number; readonly holders: readonly number[] } | undefined;
  /** The node whose pieces stand out. */
  readonly highlighted: number | undefined;
}

/** Draws which node owns which piece of the ring, and on the rim which pieces the last change gave to another. */
export function RingDrawing({ lab, description, marked, highlighted }: RingDrawingProps): ReactNode {
  const titleId = useId();
  const { settings } = lab.link;
  const ring = useMemo(() => buildRing(settings), [settings]);
  const owned = useMemo(() => ownedArcs(ring), [ring]);
  const before = lab.isGuessing ? undefined : lab.before;
  const changed = useMemo(() => (before ? changedArcs(buildRing(before), ring) : []), [before, ring]);
  const { width, height, ringY, inner, outer, rim } = stage;
  const middleY = height / 2 + ringY;
  return (
    <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-labelledby={titleId}>
      <title id={titleId}>{description}</title>
      <g transform={`translate(${width / 2} ${middleY})`}>
        <circle r={(inner + outer) / 2} className="hr-ring-track" strokeWidth={outer - inner} />
        {[...owned].map(([node, arcs]) => (
          <path
            key={node}
            d={bandPath(arcs, inner, outer)}
            fill={`var(--hr-node-${nodeNames[node]!})`}
            className={highlighted === undefined || highlighted === node ? undefined : 'hr-ring-dim'}
          />
        ))}
        <path d={bandPath(changed, outer + 4, rim)} className="hr-ring-changed" />
        {marked ? <KeyMark {...marked} /> : null}
        {owned.size === 0 ? (
          <text textAnchor="middle" y={5}>
            The ring is empty
          </text>
        ) : null}
      </g>
      <text x={width / 2} y={stage.trayTextY} textAnchor="middle">
        Out of the ring
      </text>
    </svg>
  );
}

function KeyMark({ place, holders }: { readonly place: number; readonly holders: readonly number[] }): ReactNode {
  const share = place / ringSize;
  const from = onCircle(share, stage.inner - 16);
  const to = onCircle(share, stage.outer + 2);
  return (
    <g className="hr-ring-key">
      <line x1={from.x} y1={from.y} x2={to.x} y2={to.y} />
      <circle cx={from.x} cy={from.y} r={5} style={holders[0] === undefined ? {} : { fill: `var(--hr-node-${nodeNames[holders[0]]!})` }} />
    </g>
  );
}
