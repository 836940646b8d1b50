import { readArtefact } from './artefacts.ts';
import type { FollowUp, InterviewCase } from './case-file.ts';
import type { SessionMode } from './session-events.ts';
import type { SessionState } from './session-state.ts';
import { clockAt, openFollowUp } from './session-state.ts';
import { stageIds } from './stages.ts';
import type { ReadText } from './words.ts';
import { mentions, readText } from './words.ts';

/** How long after the last word the interviewer waits before a follow-up: nobody is interrupted in the middle of a sentence. */
export const quietMs = 8_000;
/** How long after a reply the interviewer waits before the next follow-up. */
export const restMs = 30_000;

/** The most characters that a follow-up is looked for in. */
const mostCharactersRead = 400_000;

/**
 * Returns whether the requirement is to change now: in its stage, or where the learner is past it. A session that practises one stage has
 * it where that stage or a later one is practised.
 */
export function isChangeDue(one: InterviewCase, mode: SessionMode, state: SessionState, atMs: number): boolean {
  if (state.status !== 'running' || state.changedAtMs !== undefined) return false;
  const [now, due] = [stageIds.indexOf(state.stage), stageIds.indexOf(one.change.stage)];
  if (now !== due) return now > due;
  const { spentMs, budgetMs } = clockAt(one, mode, state, atMs);
  return one.change.when === 'entered' || spentMs >= budgetMs / 2;
}

/**
 * Finds the follow-up to ask now, the first in the file that fits; undefined while one is open, while the learner writes, or where none
 * fits.
 */
export function findFollowUp(one: InterviewCase, mode: SessionMode, state: SessionState, atMs: number): FollowUp | undefined {
  if (state.status !== 'running' || openFollowUp(state)) return undefined;
  const lastWroteMs = Math.max(-Infinity, ...[...state.artefacts.values()].map((artefact) => artefact.atMs));
  const lastRepliedMs = state.followUps.at(-1)?.repliedAtMs ?? -Infinity;
  if (atMs - lastWroteMs < quietMs || atMs - lastRepliedMs < restMs) return undefined;
  const { spentMs, budgetMs } = clockAt(one, mode, state, atMs);
  const candidates = one.followUps.filter(
    ({ id, stage, when }) =>
      stage === state.stage &&
      !state.followUps.some((posed) => posed.id === id) &&
      (!when.afterHalf || spentMs >= budgetMs / 2) &&
      (!when.afterChange || state.changedAtMs !== undefined),
  );
  if (candidates.length === 0) return undefined;
  const texts = textsOf(state);
  return candidates.find((followUp) => isTriggered(followUp, texts));
}

/** Returns whether what was written and drawn has the words that a follow-up waits for, and none of those that answer it. */
export function isTriggered({ when }: Pick<FollowUp, 'when'>, texts: readonly (string | ReadText)[]): boolean {
  const anyMentions = (word: string, denied: 'counted' | 'ignored'): boolean => texts.some((text) => mentions(text, word, denied));
  // "We need no cache" says no cache; "never expires" does answer what happens with expiry.
  return (
    (when.says.length === 0 || when.says.some((word) => anyMentions(word, 'ignored'))) &&
    !when.without.some((word) => anyMentions(word, 'counted'))
  );
}

/** Reads what the learner has written and drawn, and replied, the latest first, up to a bound that no honest session reaches. */
function textsOf(state: SessionState): ReadText[] {
  const artefacts = [...state.artefacts.values()].toSorted((left, right) => right.atMs - left.atMs).map(readArtefact);
  const replies = state.followUps.flatMap(({ reply }) => (reply === undefined || reply === '' ? [] : [reply]));
  let left = mostCharactersRead;
  const texts: ReadText[] = [];
  for (const text of [...replies.toReversed(), ...artefacts]) {
    if (left <= 0) break;
    texts.push(readText(text.slice(0, left)));
    left -= text.length;
  }
  return texts;
}
