import { useEffect, useState } from 'react';
import { fittingExercises, type FittingExercise, runsInDesigns } from '../../grader/own-code/fitting.ts';
import type { OwnSources } from '../../grader/own-code/messages.ts';
import type { Progress } from '../../progress/types.ts';

/** An exercise whose solution fits some kinds of component, and whether the learner has one that passed. */
export type OwnCodeOffer = Pick<FittingExercise, 'exercise' | 'title' | 'kinds' | 'decides'> & { readonly isPassed: boolean };

/** What of the learner's own code can be put into a design. */
export interface OwnCode {
  /** True until the learner's store has been read. */
  readonly isLoading: boolean;
  /** Every exercise that fits a component, in the order of the course. */
  readonly offers: readonly OwnCodeOffer[];
  /** The latest passing sources of those that were passed. */
  readonly sources: OwnSources;
}

/** Returns the offers of a store in which the given exercises were passed. */
export function listOffers(sources: OwnSources): readonly OwnCodeOffer[] {
  return fittingExercises.map(({ exercise, title, kinds, decides }) => ({
    exercise,
    title,
    kinds,
    decides,
    isPassed: sources.has(exercise),
  }));
}

/** Reads the latest passing sources of all exercises that fit a component. */
export async function readOwnSources(progress: Pick<Progress, 'listPasses'>): Promise<OwnSources> {
  const passes = await progress.listPasses();
  return new Map(passes.filter(({ exerciseId }) => runsInDesigns(exerciseId)).map(({ exerciseId, source }) => [exerciseId, source]));
}

const nothing: OwnCode = { isLoading: true, offers: listOffers(new Map()), sources: new Map() };

async function openStore(): Promise<Progress> {
  const { openProgress } = await import('../../progress/index.ts');
  return openProgress();
}

/** Gives what the learner has passed that fits a component, and gives it anew when a pass comes in, in this tab or another. `open` must stay the same. */
export function useOwnCode(open: () => Promise<Progress> = openStore): OwnCode {
  const [ownCode, setOwnCode] = useState(nothing);

  useEffect(() => {
    let isGone = false;
    let stop: () => void = () => undefined;
    const start = async (): Promise<void> => {
      const progress = await open();
      const refresh = async (): Promise<void> => {
        const sources = await readOwnSources(progress);
        if (!isGone) setOwnCode({ isLoading: false, offers: listOffers(sources), sources });
      };
      if (isGone) return;
      stop = progress.onChange(({ stores }) => {
        if (stores.includes('passes')) void refresh();
      });
      await refresh();
    };
    // Without the store there is nothing to offer: the design still runs with stock parts.
    start().catch(() => {
      if (!isGone) setOwnCode({ ...nothing, isLoading: false });
    });
    return () => {
      isGone = true;
      stop();
    };
  }, [open]);

  return ownCode;
}
