import { useMemo, useState } from 'react';
import type { Guessing } from '../shared/use-guessing.ts';
import { useGuessing } from '../shared/use-guessing.ts';
import type { History } from '../shared/use-history.ts';
import { useHistory } from '../shared/use-history.ts';
import type { LinkedSettings } from '../shared/use-link.ts';
import { useLink } from '../shared/use-link.ts';
import type { Assessment } from './assessment.ts';
import { assess } from './assessment.ts';
import type { Edited } from './edits.ts';
import { nearestPath } from './edits.ts';
import { diagramLink } from './link.ts';
import type { Guess, ScoredGuess } from './predictions.ts';
import { scoreGuess } from './predictions.ts';
import type { DiagramSettings, Path } from './settings.ts';

/** The state of the lab and what follows from it. */
export interface AvailabilityState {
  readonly link: LinkedSettings<DiagramSettings>;
  readonly history: History<DiagramSettings>;
  readonly guessing: Guessing<Guess, ScoredGuess>;
  /** What the lab knows of the diagram; undefined while the learner guesses. */
  readonly shown: Assessment | undefined;
  /** The piece that edits work on. */
  readonly selected: Path;
  select(path: Path): void;
  /** Makes a change that can be undone. */
  apply(after: DiagramSettings | Edited): void;
  /** Shows what comes of the diagram, and scores the guess if it counts. */
  reveal(counts: boolean): void;
}

/** Holds the state of the lab. */
export function useAvailability(): AvailabilityState {
  const link = useLink(diagramLink);
  const { settings, change } = link;
  const history = useHistory(settings, change);
  const guessing = useGuessing<Guess, ScoredGuess>('availability', { minutes: 60, singlePoints: 1 });
  const assessment = useMemo(() => assess(settings), [settings]);
  const [asked, select] = useState<Path>([]);
  // A change, an undo or a link can take the selected piece away.
  const selected = nearestPath(settings.root, asked);

  function apply(after: DiagramSettings | Edited): void {
    if ('settings' in after) select(after.selected);
    history.apply('settings' in after ? after.settings : after);
  }

  function reveal(counts: boolean): void {
    guessing.reveal(counts);
    guessing.settle((guess) => scoreGuess(guess, assessment));
  }

  return { link, history, guessing, shown: guessing.isGuessing ? undefined : assessment, selected, select, apply, reveal };
}
