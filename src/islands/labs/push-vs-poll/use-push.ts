import { useMemo, useState } from 'react';
import type { Guessing } from '../shared/use-guessing.ts';
import { useGuessing } from '../shared/use-guessing.ts';
import type { LinkedSettings } from '../shared/use-link.ts';
import { useLink } from '../shared/use-link.ts';
import { useScoring } from '../shared/use-scoring.ts';
import { pushLink } from './link.ts';
import type { Guess, ScoredGuess } from './predictions.ts';
import { scoreGuess } from './predictions.ts';
import type { MethodResult } from './push-run.ts';
import { runMethods } from './push-run.ts';
import type { PushSettings } from './settings.ts';
import { sessionMinutes } from './settings.ts';

/** The part of the session that is drawn, in seconds. */
export interface Window {
  readonly fromSec: number;
  readonly spanSec: number;
}

/** The state of the lab and what follows from it. */
export interface PushLab {
  readonly link: LinkedSettings<PushSettings>;
  readonly guessing: Guessing<Guess, ScoredGuess>;
  /** What the methods came to; nothing while guessing. */
  readonly results: readonly MethodResult[] | undefined;
  readonly window: Window;
  show(window: Window): void;
}

/** Holds the state of the lab, runs what is set up and scores guesses. */
export function usePush(): PushLab {
  const link = useLink(pushLink);
  const { settings } = link;
  const guessing = useGuessing<Guess, ScoredGuess>('push-vs-poll', { heaviest: 'sse', medianMs: 1000 });
  const { isGuessing } = guessing;
  const results = useMemo(() => (isGuessing ? undefined : runMethods(settings)), [isGuessing, settings]);
  const [window, setWindow] = useState<Window>({ fromSec: 0, spanSec: 60 });
  useScoring(guessing, JSON.stringify(settings), results ? () => guessing.settle((guess) => scoreGuess(guess, results)) : undefined);

  function show({ fromSec, spanSec }: Window): void {
    setWindow({ spanSec, fromSec: Math.max(0, Math.min(sessionMinutes * 60 - spanSec, fromSec)) });
  }

  return { link, guessing, results, window, show };
}
