import type { RefObject } from 'react';
import { useEffect, useRef } from 'react';

/** The elements that take the focus when guessing begins and when it ends. */
export interface FocusThatStays {
  readonly asking: RefObject<HTMLDivElement | null>;
  readonly answer: RefObject<HTMLDivElement | null>;
}

/** Moves the focus on when guessing begins or ends, since the button that was pressed goes away then. */
export function useFocusThatStays(isGuessing: boolean): FocusThatStays {
  const asking = useRef<HTMLDivElement>(null);
  const answer = useRef<HTMLDivElement>(null);
  const wasGuessing = useRef(isGuessing);
  useEffect(() => {
    if (wasGuessing.current === isGuessing) return;
    wasGuessing.current = isGuessing;
    (isGuessing ? asking : answer).current?.focus({ preventScroll: true });
  }, [isGuessing]);
  return { asking, answer };
}
