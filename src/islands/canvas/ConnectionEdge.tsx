import { EdgeLabelRenderer, type EdgeProps } from '@xyflow/react';
import type { ReactNode } from 'react';
import { memo, useContext, useLayoutEffect, useRef, useSyncExternalStore } from 'react';
import { CarrierContext } from './carrier.ts';
import type { Carry } from './carry.ts';
import { endPath } from './design-svg.ts';
import type { FlowEdge } from './flow-elements.ts';
import { boxAt, type DrawnConnection, drawConnection, nodeSize, type Point } from './geometry.ts';

const half = nodeSize.height / 2;
/** How far a handle reaches beyond its component: half of its 12 pixels in flow-canvas.css. */
const reach = 6;

/** Shows a connection on the canvas as the picture of a design does: solid, dashed or dotted, each with an end of its own. */
export const ConnectionEdge = memo(function ConnectionEdge({ id, data, selected, ...ends }: EdgeProps<FlowEdge>): ReactNode {
  const carry = useCarriedEnd(ends.source, ends.target);
  if (!data) return null;
  // React Flow tells where the handles end: beyond the middle of the right side of one, of the left side of the other.
  const from = boxAt(shifted({ x: ends.sourceX - reach - nodeSize.width, y: ends.sourceY - half }, ends.source, carry));
  const to = boxAt(shifted({ x: ends.targetX + reach, y: ends.targetY - half }, ends.target, carry));
  const line = drawConnection(from, to, data.lane);
  const { kind } = data.connection;
  return (
    <>
      {selected ? <AnchorPlacer line={line} ends={ends} /> : null}
      <path id={id} className={`react-flow__edge-path hr-canvas-line-${kind}`} d={line.path} />
      <path className={`hr-canvas-end hr-canvas-end-${kind}`} d={endPath(kind, line)} />
      {/* Nobody points at a connection while one end of it is dragged. */}
      {carry ? null : <path className="react-flow__edge-interaction" d={line.path} fill="none" strokeOpacity={0} strokeWidth={20} />}
      {data.label === '' ? null : (
        <EdgeLabelRenderer>
          <span
            data-id={id}
            className={`hr-canvas-edge-label ${selected ? 'hr-canvas-edge-selected' : ''}`}
            style={{ transform: `translate(-50%, -50%) translate(${line.middle.x}px, ${line.middle.y}px)` }}
          >
            {data.label}
          </span>
        </EdgeLabelRenderer>
      )}
    </>
  );
});

interface AnchorPlacerProps {
  readonly line: DrawnConnection;
  readonly ends: Pick<EdgeProps, 'sourceX' | 'sourceY' | 'targetX' | 'targetY'>;
}

/** How far from the ends of the line the circles are, in pixels: the one at its start must not lie over the dot that new ones are drawn from. */
const anchorAt = { source: 20, target: 12 } as const;

/** Brings the two circles by which React Flow lets a connection be led elsewhere from its handles to where the line is drawn to end. */
function AnchorPlacer({ line, ends }: AnchorPlacerProps): ReactNode {
  const marker = useRef<SVGGElement>(null);
  useLayoutEffect(() => {
    const along = ({ x, y }: Point, by: number): Point => ({ x: x + by * line.direction.x, y: y + by * line.direction.y });
    const place = (end: 'source' | 'target', { x, y }: Point): void => {
      const circle = marker.current?.parentElement?.querySelector<SVGCircleElement>(`.react-flow__edgeupdater-${end}`);
      circle?.style.setProperty('translate', `${x - Number(circle.getAttribute('cx'))}px ${y - Number(circle.getAttribute('cy'))}px`);
    };
    place('source', along(line.start, anchorAt.source));
    place('target', along(line.end, -anchorAt.target));
  }, [line, ends]);
  return <g ref={marker} />;
}

/** Returns what is carried while one end of a connection is in it; a connection that is carried whole need not be drawn anew. */
function useCarriedEnd(source: string, target: string): Carry | undefined {
  const { current, subscribe } = useContext(CarrierContext);
  return useSyncExternalStore(
    subscribe,
    () => {
      const carry = current();
      return carry && carry.keys.has(source) !== carry.keys.has(target) ? carry : undefined;
    },
    () => undefined,
  );
}

function shifted({ x, y }: Point, key: string, carry: Carry | undefined): Point {
  return carry?.keys.has(key) ? { x: x + carry.shift.x, y: y + carry.shift.y } : { x, y };
}
