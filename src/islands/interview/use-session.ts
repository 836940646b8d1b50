import { useEffect, useState, useSyncExternalStore } from 'react';
import type { InterviewCase } from '../../interview/case-file.ts';
import type { Progress } from '../../progress/index.ts';
import { deviceMemory } from '../workspace/session/deviceMemory.ts';
import type { KeptSession, SessionKeeper } from './session-keeper.ts';
import { openSession } from './session-keeper.ts';

/** A session on its way to the page: being read, there, or in words why it cannot be. */
export type OpeningSession =
  | { readonly kind: 'opening' }
  | { readonly kind: 'refused'; readonly reason: string }
  | { readonly kind: 'open'; readonly keeper: SessionKeeper };

/** Opens a stored session and keeps it: ticks while it is open, saves when the page is hidden or left. */
export function useSessionKeeper(progress: Progress, one: InterviewCase, id: string): OpeningSession {
  const [opening, setOpening] = useState<OpeningSession>({ kind: 'opening' });
  useEffect(() => {
    let isGone = false;
    let keeper: SessionKeeper | undefined;
    setOpening({ kind: 'opening' });
    void openSession({ one, id, store: progress, memory: deviceMemory(), now: Date.now }).then((opened) => {
      if (!opened.ok) return isGone || setOpening({ kind: 'refused', reason: opened.reason });
      keeper = opened.keeper;
      if (isGone) void keeper.close();
      else setOpening({ kind: 'open', keeper });
    });
    const ticking = setInterval(() => keeper?.tick(), 1000);
    const leave = (): void => keeper?.rescue();
    const hide = (): void => {
      if (document.visibilityState === 'hidden') keeper?.rescue();
    };
    addEventListener('pagehide', leave);
    document.addEventListener('visibilitychange', hide);
    return () => {
      isGone = true;
      clearInterval(ticking);
      removeEventListener('pagehide', leave);
      document.removeEventListener('visibilitychange', hide);
      void keeper?.close();
    };
  }, [progress, one, id]);
  return opening;
}

/** Follows a session. */
export function useKept(keeper: SessionKeeper): KeptSession {
  return useSyncExternalStore(
    (listener) => keeper.subscribe(listener),
    () => keeper.kept,
  );
}

/** Returns the time in milliseconds since 1970, anew every second while `isRunning`. */
export function useNow(isRunning: boolean): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    setNow(Date.now());
    if (!isRunning) return undefined;
    const ticking = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(ticking);
  }, [isRunning]);
  return now;
}
