import type { RefObject } from 'react';
import { useEffect, useState } from 'react';

/** Returns the width of an element in whole pixels, followed as it changes; `initial` until it is known. */
export function useWidth(element: RefObject<HTMLElement | null>, initial: number): number {
  const [width, setWidth] = useState(initial);
  useEffect(() => {
    if (!element.current) return;
    const observer = new ResizeObserver((entries) => {
      const measured = Math.floor(entries.at(-1)!.contentRect.width);
      if (measured > 0) setWidth(measured);
    });
    observer.observe(element.current);
    return () => observer.disconnect();
  }, [element]);
  return width;
}
