import '@xyflow/react/dist/base.css';
import {
  type Connection as FlowConnection,
  type EdgeChange,
  type FinalConnectionState,
  type NodeChange,
  Panel,
  ReactFlow,
  ReactFlowProvider,
  useReactFlow,
  useStoreApi,
} from '@xyflow/react';
import type { DragEvent, ReactNode } from 'react';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { type ComponentKind, componentKinds, type Design } from '../../design/index.ts';
import { useReducedMotion } from '../labs/shared/use-reduced-motion.ts';
import { type Carrier, CarrierContext, createCarrier } from './carrier.ts';
import { carriedBy, draggedBy } from './carry.ts';
import { ComponentNode } from './ComponentNode.tsx';
import { ConnectionEdge } from './ConnectionEdge.tsx';
import { connect, reconnect } from './design-edits.ts';
import { applyChanges, commitMoves } from './flow-changes.ts';
import { type FlowEdge, type FlowNode, groupInsets, makeEdges, makeNodes } from './flow-elements.ts';
import { nodeSize } from './geometry.ts';
import { GroupNode } from './GroupNode.tsx';
import { dragType } from './Palette.tsx';
import { itemKey, readKey } from './selection.ts';
import type { DesignEditor } from './use-design-editor.ts';

const nodeTypes = { component: ComponentNode, place: GroupNode };
const edgeTypes = { connection: ConnectionEdge };
const fitOptions = { padding: 0.06, maxZoom: 1 };
const ariaLabels = {
  'node.a11yDescription.default': 'Press enter or space to select.',
  'node.a11yDescription.keyboardDisabled':
    'Press enter or space to select, arrow keys to move what is selected, delete to take it out, escape to select nothing.',
  'node.a11yDescription.ariaLiveMessage': ({ direction, x, y }: { direction: string; x: number; y: number }) =>
    `Moved ${direction}, to ${Math.round(x)}, ${Math.round(y)}.`,
  'edge.a11yDescription.default': 'Press enter or space to select, delete to take it out, escape to select nothing.',
  'handle.ariaLabel': 'Connect',
};

/** Shows a design on a canvas to draw on with mouse, touch and keyboard. */
export default function FlowCanvas({ editor }: { readonly editor: DesignEditor }): ReactNode {
  return (
    <ReactFlowProvider>
      <Canvas editor={editor} />
    </ReactFlowProvider>
  );
}

function Canvas({ editor }: { readonly editor: DesignEditor }): ReactNode {
  const { design, selected, marks, kinds, readOnly = false } = editor;
  const [nodes, setNodes] = useState<readonly FlowNode[]>(() => makeNodes({ design, selected, marks }, []));
  useEffect(() => setNodes((before) => makeNodes({ design, selected, marks }, before)), [design, selected, marks]);
  const edges = useMemo(() => makeEdges(design, selected, kinds), [design, selected, kinds]);
  useReveal(editor);

  // The callbacks stay the same while the design changes, so that React Flow need not look at every node again.
  const latest = useRef({ editor, nodes });
  latest.current = { editor, nodes };
  const carrier = useCarrier(design);
  const store = useStoreApi();

  const onNodesChange = useCallback(
    (changes: NodeChange<FlowNode>[]) => {
      const { editor: now, nodes: before } = latest.current;
      const put = (after: readonly FlowNode[]): void => {
        latest.current = { ...latest.current, nodes: after };
        setNodes(after);
      };
      const shift = draggedBy(changes, before);
      if (shift) {
        const dragged = changes.flatMap((change) => (change.type === 'position' ? [change.id] : []));
        if (!carrier.current()) carrier.start(carriedBy(dragged, now.design), store.getState().domNode!);
        // React Flow hears of the drag when it ends: to tell it now would have it look at every node and every connection in each frame.
        carrier.move(shift, groupInsets(before, now.design, { keys: carrier.current()!.keys, shift }));
        return;
      }
      const after = applyChanges(before, changes, now.design);
      const ended = changes.filter((change) => change.type === 'position' && change.dragging === false);
      const isDropped = ended.length > 0 && carrier.current() !== undefined;
      if (isDropped) {
        carrier.end();
        // At once, so that nothing is seen at its old place meanwhile.
        flushSync(() => put(after));
      } else put(after);
      followSelection(now, changes);
      if (ended.length === 0 || now.readOnly) return;
      const moved = commitMoves(now.design, after, isDropped);
      const names = ended.map((change) => ('id' in change ? change.id : '')).join(' ');
      if (moved) now.change(moved.design, moved.said, isDropped ? undefined : `move ${names}`);
    },
    [carrier, store],
  );
  const onEdgesChange = useCallback((changes: EdgeChange<FlowEdge>[]) => followSelection(latest.current.editor, changes), []);
  const onConnect = useCallback(({ source, target }: FlowConnection) => {
    const { editor: now } = latest.current;
    now.take(connect(now.design, readKey(source).id, readKey(target).id));
  }, []);
  const onReconnect = useCallback((edge: FlowEdge, { source, target }: FlowConnection) => {
    const { editor: now } = latest.current;
    now.take(reconnect(now.design, readKey(edge.id).id, readKey(source).id, readKey(target).id));
  }, []);
  const onReconnectEnd = useCallback((_: unknown, __: FlowEdge, end: 'source' | 'target', { isValid }: FinalConnectionState) => {
    // React Flow names the end that stayed.
    const side = end === 'source' ? 'left' : 'right';
    if (isValid !== true) latest.current.editor.say(`The connection stays: let go of its end at the ${side} side of a component.`);
  }, []);
  const { screenToFlowPosition } = useReactFlow();
  const onDrop = useCallback(
    (event: DragEvent) => {
      const kind = event.dataTransfer.getData(dragType);
      if (!(componentKinds as readonly string[]).includes(kind)) return;
      event.preventDefault();
      const { x, y } = screenToFlowPosition({ x: event.clientX, y: event.clientY });
      latest.current.editor.add(kind as ComponentKind, { x: x - nodeSize.width / 2, y: y - nodeSize.height / 2 });
    },
    [screenToFlowPosition],
  );

  return (
    <CarrierContext value={carrier}>
      <ReactFlow<FlowNode, FlowEdge>
        aria-label="Drawing"
        // React Flow asks for a list that can be changed, and does not change it.
        nodes={nodes as FlowNode[]}
        edges={edges}
        nodeTypes={nodeTypes}
        edgeTypes={edgeTypes}
        onNodesChange={onNodesChange}
        onEdgesChange={onEdgesChange}
        onConnect={onConnect}
        {...(!readOnly && { onReconnect, onReconnectEnd })}
        reconnectRadius={12}
        onDragOver={onDragOver}
        onDrop={onDrop}
        nodesDraggable={!readOnly}
        nodesConnectable={!readOnly}
        connectionRadius={48}
        deleteKeyCode={null}
        multiSelectionKeyCode={multiSelectionKeys}
        snapToGrid
        snapGrid={snapGrid}
        // Else a selected region would lie over what is in it.
        zIndexMode="manual"
        minZoom={0.15}
        maxZoom={2}
        fitView
        fitViewOptions={fitOptions}
        preventScrolling={false}
        zoomOnScroll={false}
        ariaLabelConfig={ariaLabels}
      >
        <ZoomButtons />
      </ReactFlow>
    </CarrierContext>
  );
}

/** Holds the carrier of a canvas. What is dragged may be taken out meanwhile: then React Flow tells of no end. */
function useCarrier({ components, groups }: Design): Carrier {
  const [carrier] = useState(createCarrier);
  useEffect(() => {
    const here = new Set([...components.map(({ id }) => itemKey('component', id)), ...groups.map(({ id }) => itemKey('group', id))]);
    const keys = [...(carrier.current()?.keys ?? [])].filter((key) => readKey(key).kind !== 'connection');
    if (keys.some((key) => !here.has(key))) carrier.end();
  }, [carrier, components, groups]);
  return carrier;
}

const multiSelectionKeys = ['Meta', 'Control', 'Shift'];
const snapGrid: [number, number] = [4, 4];

/** Takes over what React Flow says is selected now. */
function followSelection(editor: DesignEditor, changes: readonly (NodeChange<FlowNode> | EdgeChange<FlowEdge>)[]): void {
  const selects = changes.filter((change) => change.type === 'select');
  if (selects.length === 0) return;
  editor.adjustSelection(new Map(selects.map(({ id, selected }) => [id, selected])));
}

/** Brings what was selected elsewhere, in the outline or by adding it, into view when it is out of it. */
function useReveal({ items, selected }: DesignEditor): void {
  const { fitView, getViewport, getInternalNode, viewportInitialized } = useReactFlow();
  const isReduced = useReducedMotion();
  const [only] = items.components;
  useEffect(() => {
    if (!only || selected.size !== 1 || !viewportInitialized) return;
    const key = [...selected][0]!;
    const timer = setTimeout(() => {
      const pane = document.querySelector('.hr-canvas .react-flow')?.getBoundingClientRect();
      const node = getInternalNode(key);
      if (!pane || !node) return;
      const { x, y, zoom } = getViewport();
      const place = node.internals.positionAbsolute;
      const [left, top] = [place.x * zoom + x, place.y * zoom + y];
      const isSeen = left >= 0 && top >= 0 && left + nodeSize.width * zoom <= pane.width && top + nodeSize.height * zoom <= pane.height;
      if (!isSeen) void fitView({ padding: 0.12, maxZoom: zoom, minZoom: 0.4, duration: isReduced ? 0 : 200 });
    }, 50);
    return () => clearTimeout(timer);
  }, [only, selected, fitView, getViewport, getInternalNode, viewportInitialized, isReduced]);
}

/** Lets a kind of component from the palette be dropped. */
function onDragOver(event: DragEvent): void {
  if (!event.dataTransfer.types.includes(dragType)) return;
  event.preventDefault();
  event.dataTransfer.dropEffect = 'copy';
}

function ZoomButtons(): ReactNode {
  const { zoomIn, zoomOut, fitView } = useReactFlow();
  const isReduced = useReducedMotion();
  const duration = isReduced ? 0 : 200;
  return (
    <Panel position="bottom-left" className="hr-canvas-zoom">
      <button type="button" aria-label="Zoom in" onClick={() => void zoomIn({ duration })}>
        +
      </button>
      <button type="button" aria-label="Zoom out" onClick={() => void zoomOut({ duration })}>
        −
      </button>
      <button type="button" onClick={() => void fitView({ ...fitOptions, duration })}>
        Fit
      </button>
    </Panel>
  );
}
