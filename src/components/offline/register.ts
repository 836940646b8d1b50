/**
 * Registers the service worker and has it keep this page, so that what was visited works offline. With `keepEditor` it also keeps the
 * editor and the grader, which are large. Does nothing in development, on browsers without service workers, or for readers who ask to
 * save data.
 */
export function registerOffline(options: { readonly keepEditor: boolean }): void {
  if (!mayKeep()) return;
  const register = async (): Promise<void> => {
    try {
      const base = import.meta.env.BASE_URL;
      const { serviceWorker } = navigator;
      const isControlled = serviceWorker.controller !== null;
      await serviceWorker.register(`${base}sw.js`, { scope: base, updateViaCache: 'none' });
      const { active } = await serviceWorker.ready;
      if (!isControlled) active?.postMessage({ visited: location.pathname, loaded: loadedPaths() });
      if (options.keepEditor) active?.postMessage({ keepEditor: true });
    } catch {
      // Private windows and some policies forbid service workers. The site works without; only offline use is lost.
    }
  };
  if (document.readyState === 'complete') void register();
  else window.addEventListener('load', () => void register(), { once: true });
}

/** Returns whether anything may be kept here at all: not in development, without service workers, or for readers who ask to save data. */
export function mayKeep(): boolean {
  const saveData = (navigator as Navigator & { connection?: { saveData?: boolean } }).connection?.saveData ?? false;
  return import.meta.env.PROD && 'serviceWorker' in navigator && !saveData;
}

/** Returns the paths of what this page has loaded. */
export function loadedPaths(): string[] {
  return performance.getEntriesByType('resource').map((entry) => new URL(entry.name).pathname);
}
