import { Handle, type NodeProps, Position } from '@xyflow/react';
import type { ReactNode } from 'react';
import { memo } from 'react';
import type { ComponentFlowNode } from './flow-elements.ts';
import { KindIcon } from './KindIcon.tsx';
import { kindTexts } from './kind-texts.ts';
import { lineBelowName } from './summary.ts';

/** Shows a component on the canvas: icon, name, the settings that matter most, and a mark if it has one. */
export const ComponentNode = memo(function ComponentNode({ data, isConnectable }: NodeProps<ComponentFlowNode>): ReactNode {
  const { component, mark } = data;
  const { name, kind } = component;
  return (
    <div className={`hr-canvas-node ${mark ? `hr-canvas-tone-${mark.tone}` : ''}`} title={`${name}: ${kindTexts[kind].name}`}>
      <Handle type="target" position={Position.Left} isConnectable={isConnectable} aria-hidden="true" />
      <KindIcon kind={kind} />
      <span className="hr-canvas-node-text">
        <span className="hr-canvas-node-name">{name}</span>
        <span className="hr-canvas-node-summary">{lineBelowName(component)}</span>
      </span>
      {mark ? <span className="hr-canvas-mark">{mark.label}</span> : null}
      <Handle type="source" position={Position.Right} isConnectable={isConnectable} aria-hidden="true" />
    </div>
  );
}, isSameNode);

/** What React Flow tells of a node's place, which changes in every frame of a drag, is not drawn in it. */
function isSameNode(a: NodeProps<ComponentFlowNode>, b: NodeProps<ComponentFlowNode>): boolean {
  return a.data === b.data && a.isConnectable === b.isConnectable;
}
