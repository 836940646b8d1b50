/** The right to write a session, which one tab of a browser has at a time. */
export interface SessionLock {
  release(): void;
}

/**
 * Asks for the right to write a session; resolves with undefined where another tab has it, unless `steal` takes it away from there.
 * `onLost` is called when another tab has taken it from this one. A browser without locks (pages over plain HTTP have none) gives it to
 * everybody: the store then notices who writes what unseen.
 */
export function lockSession(id: string, steal: boolean, onLost: () => void): Promise<SessionLock | undefined> {
  const locks = (globalThis.navigator as Partial<Navigator> | undefined)?.locks;
  if (!locks) return Promise.resolve({ release: () => undefined });
  return new Promise((resolve) => {
    let isReleased = false;
    const hold = (lock: Lock | null): Promise<void> | undefined => {
      if (!lock) return void resolve(undefined);
      return new Promise((end) =>
        resolve({
          release() {
            isReleased = true;
            end();
          },
        }),
      );
    };
    locks.request(`headroom-session:${id}`, steal ? { steal: true } : { ifAvailable: true }, hold).catch(() => {
      // Stolen, or the browser gives none at all; where none was had yet, the store still notices what is written unseen.
      resolve({ release: () => undefined });
      if (!isReleased) onLost();
    });
  });
}
