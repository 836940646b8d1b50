import { useRef, type KeyboardEvent, type PointerEvent } from 'react';

interface SeparatorProps {
  readonly label: string;
  /** Id of the pane that grows and shrinks. */
  readonly controls: string;
  /** Sizes in per cent. */
  readonly value: number;
  readonly min: number;
  readonly max: number;
  readonly initial: number;
  /** +1 when moving right makes the pane larger, -1 when it makes it smaller. */
  readonly direction: 1 | -1;
  readonly onResize: (value: number) => void;
}

const STEP = 2;

/** Moves the border between two panes, by pointer and by keyboard (arrows, Home, End; Enter or a double click for the first size). */
export function Separator({ label, controls, value, min, max, initial, direction, onResize }: SeparatorProps) {
  const drag = useRef<{ readonly x: number; readonly value: number; readonly width: number }>(undefined);

  const onPointerDown = (event: PointerEvent<HTMLDivElement>): void => {
    const width = event.currentTarget.parentElement?.clientWidth ?? 0;
    if (event.button !== 0 || width === 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    drag.current = { x: event.clientX, value, width };
  };
  const onPointerMove = (event: PointerEvent<HTMLDivElement>): void => {
    const start = drag.current;
    if (start) onResize(start.value + ((event.clientX - start.x) / start.width) * 100 * direction);
  };
  const onPointerUp = (): void => {
    drag.current = undefined;
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const next = {
      ArrowLeft: value - STEP * direction,
      ArrowRight: value + STEP * direction,
      Home: min,
      End: max,
      Enter: initial,
    }[event.key];
    if (next === undefined || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    onResize(next);
  };

  return (
    <div
      className="hr-ws-separator"
      role="separator"
      tabIndex={0}
      aria-label={label}
      aria-orientation="vertical"
      aria-controls={controls}
      aria-valuenow={Math.round(value)}
      aria-valuemin={min}
      aria-valuemax={Math.round(max)}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={onPointerUp}
      onPointerCancel={onPointerUp}
      onDoubleClick={() => onResize(initial)}
      onKeyDown={onKeyDown}
    />
  );
}
