import type { ReactNode } from 'react';
import { useRef, useState } from 'react';
import { useWidth } from '../shared/use-width.ts';
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
  const width = useWidth(frame, stage.width);
  const scale = Math.min(width, stage.width * 1.15) / stage.width;
  const [highlighted, setHighlighted] = useState<number>();
  const { settings } = lab.link;
  const members = membersOf(settings);
  const places = placeChips(members);
  const { drag, handlersOf } = useChipDrag(lab.toggle, (node, by) => {
    const place = { x: places[node]!.x + by.x / scale, y: places[node]!.y + by.y / scale };
    if (isInRing(place) !== members.includes(node)) lab.toggle(node);
  });

  return (
    <div ref={frame} className="hr-ring-frame">
      <div className="hr-ring-stage" style={{ inlineSize: stage.width * scale, blockSize: stage.height * scale }}>
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
                  insetInlineStart: (stage.width / 2 + places[node]!.x) * scale,
                  insetBlockStart: (stage.height / 2 + places[node]!.y) * scale,
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
