import { useCallback, useEffect, useRef, useState } from 'react';

/** How fast virtual time passes when queues are played: virtual over real. */
export const playbackSpeeds = [0.1, 0.5, 1, 4] as const;

/** Where the playback of a race stands. */
export interface Playback {
  /** The snapshot shown, from 0. */
  readonly at: number;
  readonly isPlaying: boolean;
  readonly speed: number;
  setSpeed(speed: number): void;
  play(): void;
  pause(): void;
  /** Shows a snapshot, and stops. */
  seek(snapshot: number): void;
}

/**
 * Plays snapshots `stepMs` of virtual time apart; a new `playKey` goes to `start`. Between frames virtual time passes as real time does,
 * times the speed; a frame shows the last snapshot before its time.
 */
export function usePlayback(snapshots: number, stepMs: number, playKey: string, start: number): Playback {
  const [at, setAt] = useState(start);
  const [isPlaying, setIsPlaying] = useState(false);
  const [speed, setSpeed] = useState<number>(1);
  const exact = useRef(start);
  const last = Math.max(0, snapshots - 1);

  const seek = useCallback(
    (snapshot: number) => {
      exact.current = Math.min(last, Math.max(0, snapshot));
      setIsPlaying(false);
      setAt(exact.current);
    },
    [last],
  );

  useEffect(() => seek(start), [playKey, start, seek]);

  useEffect(() => {
    if (!isPlaying) return;
    let before: number | undefined;
    let frame = requestAnimationFrame(function show(now) {
      // A page in the background gets no frames: what passed meanwhile is not made up for.
      const passedMs = before === undefined ? 0 : Math.min(100, now - before);
      before = now;
      exact.current = Math.min(last, exact.current + (passedMs * speed) / stepMs);
      setAt(Math.floor(exact.current));
      if (exact.current >= last) setIsPlaying(false);
      else frame = requestAnimationFrame(show);
    });
    return () => cancelAnimationFrame(frame);
  }, [isPlaying, last, speed, stepMs]);

  const play = useCallback(() => {
    if (exact.current >= last) exact.current = 0;
    setIsPlaying(true);
  }, [last]);

  const pause = useCallback(() => setIsPlaying(false), []);

  return { at: Math.min(at, last), isPlaying, speed, setSpeed, play, pause, seek };
}
