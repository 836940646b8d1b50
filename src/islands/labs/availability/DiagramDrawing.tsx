import type { ReactNode } from 'react';
import { useId, useMemo, useRef } from 'react';
import { useWidth } from '../shared/use-width.ts';
import type { Box, DiagramLayout } from './diagram-layout.ts';
import { boxSizes, layDiagram } from './diagram-layout.ts';
import type { Path } from './settings.ts';
import type { AvailabilityState } from './use-availability.ts';

/** Below this much of its size a drawing is no longer shrunk but scrolls within its frame. */
const leastScale = 0.8;

/** Draws the parts as boxes on wires: the system is up while a way leads through boxes that are up. A box is selected by pressing it. */
export function DiagramDrawing({ lab, description }: { readonly lab: AvailabilityState; readonly description: string }): ReactNode {
  const frame = useRef<HTMLDivElement>(null);
  const width = useWidth(frame, 640);
  const { root } = lab.link.settings;
  const toTheRight = useMemo(() => layDiagram(root, 'right'), [root]);
  const downwards = useMemo(() => layDiagram(root, 'down'), [root]);
  // The way that needs less shrinking; to the right where both fit.
  const isDown = width < toTheRight.width * 0.95 && downwards.width < toTheRight.width;
  const layout = isDown ? downwards : toTheRight;
  const scale = Math.max(leastScale, Math.min(1.1, width / layout.width));
  const scrolls = layout.width * scale > width + 1;
  return (
    <div
      ref={frame}
      className="hr-avail-frame"
      {...(scrolls ? { tabIndex: 0, role: 'region', 'aria-label': 'Diagram, scrolls sideways' } : {})}
    >
      <Drawing lab={lab} layout={layout} direction={isDown ? 'down' : 'right'} scale={scale} description={description} />
    </div>
  );
}

interface DrawingProps {
  readonly lab: AvailabilityState;
  readonly layout: DiagramLayout;
  readonly direction: 'right' | 'down';
  readonly scale: number;
  readonly description: string;
}

function Drawing({ lab, layout, direction, scale, description }: DrawingProps): ReactNode {
  const titleId = useId();
  const { width, height, boxes, wires, joins } = layout;
  return (
    <svg
      className="hr-avail-drawing"
      viewBox={`0 0 ${width} ${height}`}
      style={{ inlineSize: width * scale, blockSize: height * scale }}
      role="img"
      aria-labelledby={titleId}
    >
      <title id={titleId}>{description}</title>
      <path d={wires.join('')} className="hr-avail-wire" />
      {joins.map(({ path, x, y, need, count }) => (
        <g key={path.join('.')} transform={`translate(${x} ${y})`} className={markOf(path, lab.selected)} onClick={() => lab.select(path)}>
          <circle r={need === 1 ? 4.5 : 11} className="hr-avail-join" />
          {need === 1 ? null : (
            <text textAnchor="middle" y={4} className="hr-avail-need">
              {need}/{count}
            </text>
          )}
        </g>
      ))}
      {boxes.map((box) => (
        <PlaceBox key={box.path.join('.')} lab={lab} box={box} direction={direction} />
      ))}
    </svg>
  );
}

function PlaceBox({
  lab,
  box,
  direction,
}: {
  readonly lab: AvailabilityState;
  readonly box: Box;
  readonly direction: 'right' | 'down';
}): ReactNode {
  const { width, height } = boxSizes[direction];
  const { name, percent } = lab.link.settings.parts[box.part]!;
  const assessed = lab.shown?.parts[box.part];
  const isSingle = assessed?.isSinglePoint ?? false;
  const most = direction === 'right' ? 14 : 11;
  return (
    <g
      transform={`translate(${box.x} ${box.y})`}
      className={`hr-avail-box ${markOf(box.path, lab.selected)}${isSingle ? ' hr-avail-single' : ''}`}
      onClick={() => lab.select(box.path)}
    >
      <rect width={width} height={height} rx={5} />
      <text x={width / 2} y={21} textAnchor="middle" className="hr-avail-name">
        {name.length > most ? `${name.slice(0, most - 1)}…` : name}
      </text>
      <text x={width / 2} y={39} textAnchor="middle">
        {percent}%
      </text>
      {isSingle ? <Badge x={0} y={0} text="!" kind="single" /> : null}
      {(assessed?.places ?? 0) > 1 ? <Badge x={width} y={height} text={`×${assessed!.places}`} kind="shared" /> : null}
    </g>
  );
}

interface BadgeProps {
  readonly x: number;
  readonly y: number;
  readonly text: string;
  readonly kind: 'single' | 'shared';
}

function Badge({ x, y, text, kind }: BadgeProps): ReactNode {
  return (
    <g transform={`translate(${x} ${y})`} className={`hr-avail-badge-${kind}`}>
      <circle r={9} />
      <text textAnchor="middle" y={4}>
        {text}
      </text>
    </g>
  );
}

/** Returns the class of what is selected, or lies within a group that is. */
function markOf(path: Path, selected: Path): string {
  return selected.every((step, at) => path[at] === step) && selected.length > 0 ? 'hr-avail-selected' : '';
}
