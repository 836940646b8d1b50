import type { RefObject } from 'react';
import { useEffect, useRef } from 'react';

/**
 * Keeps the focus within an element when what had it is taken out, so that keys still reach it. `change` is what changes when something
 * may have gone.
 */
export function useKeptFocus(root: RefObject<HTMLElement | null>, change: unknown): void {
  const wasWithin = useRef(false);
  useEffect(() => {
    const follow = (event: Event): void => {
      wasWithin.current = event.target instanceof Node && root.current?.contains(event.target) === true;
    };
    document.addEventListener('focusin', follow);
    document.addEventListener('pointerdown', follow);
    return () => {
      document.removeEventListener('focusin', follow);
      document.removeEventListener('pointerdown', follow);
    };
  }, [root]);
  useEffect(() => {
    const isLost = document.activeElement === null || document.activeElement === document.body;
    if (isLost && wasWithin.current) root.current?.focus({ preventScroll: true });
  }, [root, change]);
}
