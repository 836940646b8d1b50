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

/** Returns whether anything may be kept here at all. */
function mayKeep(): boolean {
  const saveData = (navigator as Navigator & { connection?: { saveData?: boolean } }).connection?.saveData ?? false;
  return import.meta.env.PROD && 'serviceWorker' in navigator && !saveData;
}

/**
 * Has the service worker keep this page with all that it may ever load, and resolves with whether it has all of it. Never resolves where
 * there is no service worker. The page has to be marked for the build, as KeptOffline.astro does.
 */
export async function keepWhole(): Promise<boolean> {
  if (!mayKeep()) return new Promise(() => undefined);
  const registration = await navigator.serviceWorker.ready;
  if (await askWhole(registration.waiting ?? registration.active)) return true;
  // The page may be of a newer build than the worker that serves it; then the worker of its build is on its way.
  const { installing } = registration;
  if (installing) await new Promise((resolve) => installing.addEventListener('statechange', resolve, { once: true }));
  return askWhole(registration.waiting);
}

/** Asks one worker, which says no to a page of another build than its own. */
function askWhole(worker: ServiceWorker | null): Promise<boolean> {
  if (!worker) return Promise.resolve(false);
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }: MessageEvent<{ readonly isKept: boolean }>) => resolve(data.isKept);
    worker.postMessage({ whole: location.pathname, loaded: loadedPaths() }, [port2]);
  });
}

/** Returns the paths of what this page has loaded. */
function loadedPaths(): string[] {
  return performance.getEntriesByType('resource').map((entry) => new URL(entry.name).pathname);
}
