import type { NodeProps } from '@xyflow/react';
import type { ReactNode } from 'react';
import { memo, useContext, useSyncExternalStore } from 'react';
import { CarrierContext } from './carrier.ts';
import type { GroupFlowNode } from './flow-elements.ts';

/** Shows a region or a zone on the canvas: a box with its name, by which it is dragged. */
export const GroupNode = memo(function GroupNode({ id, data }: NodeProps<GroupFlowNode>): ReactNode {
  const { name, kind } = data.group;
  const { current, subscribe } = useContext(CarrierContext);
  const inset = useSyncExternalStore(
    subscribe,
    () => current()?.insets.get(id),
    () => undefined,
  );
  return (
    <div className={`hr-canvas-group hr-canvas-group-${kind}`} style={{ inset }}>
      <span className="hr-canvas-group-name">
        {name} ({kind})
      </span>
    </div>
  );
}, isSameNode);

function isSameNode(a: NodeProps<GroupFlowNode>, b: NodeProps<GroupFlowNode>): boolean {
  return a.data === b.data;
}
