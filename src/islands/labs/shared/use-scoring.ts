import { useEffect, useRef } from 'react';

interface WaitingGuess {
  readonly isGuessing: boolean;
  forgetWaiting(): void;
}

/**
 * Settles the waiting guess when the run it was for is whole, and drops it when the set-up changes before. `setUpKey` changes with the
 * set-up; `settle` is undefined until its results are whole.
 */
export function useScoring({ isGuessing, forgetWaiting }: WaitingGuess, setUpKey: string, settle: (() => void) | undefined): void {
  const keyAtReveal = useRef('');
  useEffect(() => {
    if (isGuessing) keyAtReveal.current = setUpKey;
    else if (keyAtReveal.current !== setUpKey) forgetWaiting();
    else settle?.();
  });
}
