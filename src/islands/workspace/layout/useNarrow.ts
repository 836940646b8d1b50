import { useSyncExternalStore } from 'react';

/** Below this width of the window the panes become tabs; workspace.css has the same number. */
const NARROW = '(max-width: 899px)';

/** Tells whether the window is too narrow for panes side by side; false on the server. */
export function useNarrow(): boolean {
  return useSyncExternalStore(
    subscribe,
    () => matchMedia(NARROW).matches,
    () => false,
  );
}

function subscribe(callback: () => void): () => void {
  const query = matchMedia(NARROW);
  query.addEventListener('change', callback);
  return () => query.removeEventListener('change', callback);
}
