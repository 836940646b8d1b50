import type { FaultId } from '../../islands/labs/saga/settings.ts';
import { bookingSteps, describeFault, stepTexts } from '../../islands/labs/saga/settings.ts';
import type { SagaStatus } from '../../islands/labs/saga/story-run.ts';
import { playStory } from '../../islands/labs/saga/story-run.ts';
import { truthAfter } from '../../islands/labs/saga/story-view.ts';

/** How a booking of the lab ends when something goes wrong at one of its steps. */
export interface SagaEnding {
  /** What goes wrong, as a sentence. */
  readonly fault: string;
  readonly status: SagaStatus;
  /** Steps whose effect stands in the end, whatever the coordinator knows. */
  readonly standing: readonly string[];
  /** Steps that are undone in the end; one that was never done counts when its compensation was called. */
  readonly undone: readonly string[];
}

/** The failures that the lesson prints: what goes wrong, and at which step from 0. */
export const printedFaults: readonly (readonly [FaultId, number])[] = [
  ['refused', 1],
  ['lostOnce', 2],
  ['crashAfter', 2],
  ['mute', 2],
  ['stuckUndo', 2],
  ['refused', 3],
];

/** Plays one failure of the lab's booking of four steps to its end. */
export function endingOf(fault: FaultId, step: number): SagaEnding {
  const settings = { stepCount: bookingSteps.length, fault, step };
  const story = playStory(settings);
  const truth = truthAfter(story, story.rows.length);
  const named = (state: string): string[] => bookingSteps.map(({ name }) => name).filter((name) => truth.get(name) === state);
  return { fault: describeFault(settings), status: story.status, standing: named('done'), undone: named('undone') };
}

/** The steps of the booking in words: what each does, how it is undone, and what kind it is. */
export const bookingSummary = bookingSteps
  .map(({ name, pivot, compensation }) => {
    const kind = pivot === true ? ' (the pivot)' : compensation ? '' : ' (no undo)';
    return `${name}: ${stepTexts[name]!.does}${kind}`;
  })
  .join('; ');
