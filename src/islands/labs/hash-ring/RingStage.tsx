import type { ReactNode } from 'react';
import { useRef, useState } from 'react';
import { RingDrawing } from './RingDrawing.tsx';
import { membersOf, nodeNames } from './settings.ts';
import { isInRing, placeChips, stage } from './stage-layout.ts';
import type { HashRing } from './use-hash-ring.ts';
import { useChipDrag } from './use-chip-drag.ts';

interface RingStageProps {
  readonly lab: HashRing;
  /** What the drawing shows, in words. */
  readonly description: string;
  /** Hash of a key to mark, and the nodes its copies are on. */
  readonly marked: { readonly place: number; readonly holders: readonly number[] } | undefined;
}

/** Shows the ring with its nodes as chips, which are dragged in and out, pressed, or worked by keyboard. */
export function RingStage({ lab, description, marked }: RingStageProps): ReactNode {
  const frame = useRef<HTMLDivElement>(null);
  const [highlighted, setHighlighted] = useState<number>();
  const { settings } = lab.link;
  const members = membersOf(settings);
  const places = placeChips(members);
  const { drag, handlersOf } = useChipDrag(lab.toggle, (node, by) => {
    const scale = frame.current!.clientWidth / stage.width;
    const place = { x: places[node]!.x + by.x / scale, y: places[node]!.y + by.y / scale };
    if (isInRing(place) !== members.includes(node)) lab.toggle(node);
  });

  return (
    <div className="hr-ring-frame">
      <div
        ref={frame}
        className="hr-ring-stage"
        style={{ maxInlineSize: stage.width * 1.15, aspectRatio: `${stage.width} / ${stage.height}` }}
      >
        <RingDrawing lab={lab} description={description} marked={marked} highlighted={drag?.node ?? highlighted} />
        <div role="group" aria-label="Nodes; those pressed are in the ring">
          {nodeNames.map((name, node) => {
            const isIn = members.includes(node);
            const isDragged = drag?.node === node;
            return (
              <button
                key={name}
                type="button"
                aria-pressed={isIn}
                aria-label={`Node ${name}`}
                className={`hr-ring-chip${isDragged ? ' hr-ring-chip-dragged' : ''}`}
                style={{
                  insetInlineStart: percent(places[node]!.x, stage.width),
                  insetBlockStart: percent(places[node]!.y, stage.height),
                  color: `var(--hr-node-${name})`,
                  ...(isDragged ? { transform: `translate(calc(-50% + ${drag.x}px), calc(-50% + ${drag.y}px))` } : {}),
                }}
                onFocus={() => setHighlighted(isIn ? node : undefined)}
                onBlur={() => setHighlighted(undefined)}
                onPointerEnter={() => setHighlighted(isIn ? node : undefined)}
                onPointerLeave={() => setHighlighted(undefined)}
                {...handlersOf(node)}
              >
                <span>{name}</span>
              </button>
            );
          })}
        </div>
      </div>
    </div>
  );
}

/** Returns a place along a side of the stage, measured from its middle, as a share of the side: so the drawing needs no script to fit its frame. */
function percent(place: number, side: number): string {
  return `${Math.round((0.5 + place / side) * 1e4) / 100}%`;
}
