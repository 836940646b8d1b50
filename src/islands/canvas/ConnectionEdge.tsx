import { EdgeLabelRenderer, type EdgeProps } from '@xyflow/react';
import type { ReactNode } from 'react';
import { memo } from 'react';
import { endPath } from './design-svg.ts';
import type { FlowEdge } from './flow-elements.ts';
import { boxAt, drawConnection, nodeSize } from './geometry.ts';

const half = nodeSize.height / 2;
/** How far a handle reaches beyond its component: half of its 12 pixels in flow-canvas.css. */
const reach = 6;

/** Shows a connection on the canvas as the picture of a design does: solid, dashed or dotted, each with an end of its own. */
export const ConnectionEdge = memo(function ConnectionEdge({ id, data, selected, ...ends }: EdgeProps<FlowEdge>): ReactNode {
  if (!data) return null;
  // React Flow tells where the handles end: beyond the middle of the right side of one, of the left side of the other.
  const from = boxAt({ x: ends.sourceX - reach - nodeSize.width, y: ends.sourceY - half });
  const to = boxAt({ x: ends.targetX + reach, y: ends.targetY - half });
  const line = drawConnection(from, to, data.lane);
  const { kind } = data.connection;
  return (
    <>
      <path id={id} className={`react-flow__edge-path hr-canvas-line-${kind}`} d={line.path} />
      <path className={`hr-canvas-end hr-canvas-end-${kind}`} d={endPath(kind, line)} />
      <path className="react-flow__edge-interaction" d={line.path} fill="none" strokeOpacity={0} strokeWidth={20} />
      {data.label === '' ? null : (
        <EdgeLabelRenderer>
          <span
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
