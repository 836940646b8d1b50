import { useCallback, useSyncExternalStore } from 'react';
import type { Place } from './place.ts';
import { readPlace, writePlace } from './place.ts';

/** Follows the page's address and goes to places in it, so that back and forward work. */
export function usePlace(): readonly [place: Place, go: (place: Place) => void] {
  const hash = useSyncExternalStore(subscribe, () => location.hash);
  const go = useCallback((place: Place) => {
    location.hash = writePlace(place);
  }, []);
  return [readPlace(hash), go];
}

function subscribe(listener: () => void): () => void {
  addEventListener('hashchange', listener);
  return () => removeEventListener('hashchange', listener);
}
