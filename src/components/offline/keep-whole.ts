import { loadedPaths, mayKeep } from './register.ts';

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
