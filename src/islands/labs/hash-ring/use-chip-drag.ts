import type { PointerEvent } from 'react';
import { useRef, useState } from 'react';
import type { StagePlace } from './stage-layout.ts';

/** A chip under the pointer: which, and how far it has been moved, in pixels. */
export interface ChipDrag {
  readonly node: number;
  readonly x: number;
  readonly y: number;
}

/** What a chip needs to be dragged. */
export interface ChipHandlers {
  onPointerDown(event: PointerEvent<HTMLElement>): void;
  onPointerMove(event: PointerEvent<HTMLElement>): void;
  onPointerUp(event: PointerEvent<HTMLElement>): void;
  onPointerCancel(): void;
  onClick(): void;
}

const slackPx = 6;

/**
 * Lets chips be dragged. A press that hardly moves is a click and toggles the chip, as Enter and Space do; a drag calls `onDrop` with
 * how far the chip was moved, in pixels.
 */
export function useChipDrag(onToggle: (node: number) => void, onDrop: (node: number, moved: StagePlace) => void) {
  const [drag, setDrag] = useState<ChipDrag>();
  const start = useRef<{ readonly node: number; readonly x: number; readonly y: number } | undefined>(undefined);
  const moved = useRef(false);

  function movedBy(event: PointerEvent<HTMLElement>): StagePlace {
    return { x: event.clientX - (start.current?.x ?? 0), y: event.clientY - (start.current?.y ?? 0) };
  }

  function handlersOf(node: number): ChipHandlers {
    return {
      onPointerDown(event) {
        if (event.button !== 0) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        start.current = { node, x: event.clientX, y: event.clientY };
        moved.current = false;
      },
      onPointerMove(event) {
        if (start.current?.node !== node) return;
        const by = movedBy(event);
        if (Math.hypot(by.x, by.y) > slackPx) moved.current = true;
        if (moved.current) setDrag({ node, ...by });
      },
      onPointerUp(event) {
        if (start.current?.node === node && moved.current) onDrop(node, movedBy(event));
        start.current = undefined;
        setDrag(undefined);
      },
      onPointerCancel() {
        start.current = undefined;
        setDrag(undefined);
      },
      onClick() {
        // The click that follows a drag is not one.
        if (!moved.current) onToggle(node);
        moved.current = false;
      },
    };
  }

  return { drag, handlersOf };
}
