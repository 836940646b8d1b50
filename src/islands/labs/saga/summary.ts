import { joinNames } from '../shared/format.ts';
import { maxPoints } from '../shared/score.ts';
import type { ScoredGuess } from './predictions.ts';
import type { SagaSettings } from './settings.ts';
import { stepsOf } from './settings.ts';
import type { SagaStatus, SagaStory } from './story-run.ts';
import { truthAfter } from './story-view.ts';

/** How a saga can end, in words. */
export const statusTexts: Readonly<Record<SagaStatus, string>> = {
  completed: 'completed: every step is done',
  compensated: 'compensated: what was done is undone',
  stuck: 'stuck: someone must look',
};

/** Says what is true of the steps after the first `count` rows of a story. */
export function describeTruth(settings: SagaSettings, story: SagaStory, count: number): string {
  const truth = truthAfter(story, count);
  const named = (state: string): string[] =>
    stepsOf(settings)
      .filter(({ name }) => (truth.get(name) ?? 'not done') === state)
      .map(({ name }) => name);
  const parts = (['done', 'undone', 'not done'] as const).flatMap((state) =>
    named(state).length === 0 ? [] : [`${state}: ${joinNames(named(state))}`],
  );
  return `In truth ${parts.join('; ')}.`;
}

/** Says how a story ends. */
export function describeEnd(story: SagaStory): string {
  if (story.status === 'completed') return 'The saga is completed.';
  if (story.status === 'compensated') return `The saga is compensated, since “${story.step!}” failed.`;
  return `The saga is stuck at “${story.step!}”, and says so: someone must look.`;
}

/** Says how a guess fared. */
export function describeGuess({ guess, status, compensations, points }: ScoredGuess): string {
  const end = guess.status === status ? `It ends ${status}, as you guessed.` : `It ends ${status}, not ${guess.status}.`;
  const called = compensations === 1 ? '1 compensation is called' : `${compensations} compensations are called`;
  const count = guess.compensations === compensations ? 'as you guessed' : `you guessed ${guess.compensations}`;
  return `${end} ${called}; ${count}. That makes ${points} of ${maxPoints} points.`;
}
