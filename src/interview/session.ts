import { longestQuestion } from '../schema/interview.ts';
import type { InterviewCase } from './case-file.ts';
import { findFollowUp, isChangeDue } from './follow-ups.ts';
import type { QuestionSearch } from './question-search.ts';
import type { DimensionId, Mark } from './rubric.ts';
import type { Session, SessionEvent, SessionMode } from './session-events.ts';
import { longestReply, longestText, mostEvents, SESSION_VERSION } from './session-events.ts';
import type { SessionState } from './session-state.ts';
import { openFollowUp, reduce, step } from './session-state.ts';
import type { StageId } from './stages.ts';

/** What the interviewer says to what the case has no answer for. */
export const leftToYou = 'I would leave that to you.';

/** A silence this long while the clock ran is a closed laptop, not a thought: the session resumes paused. */
export const cutAfterMs = 120_000;

/** The events that a command leads to, or in words why it cannot be done. */
export type Commanded = { readonly ok: true; readonly events: readonly SessionEvent[] } | { readonly ok: false; readonly reason: string };

/** A session with its case and where it stands: what every command is given. `state` must be that of all its events. */
export interface Held {
  readonly case: InterviewCase;
  readonly mode: SessionMode;
  readonly state: SessionState;
  /** How many events the session has. */
  readonly eventCount: number;
}

/** Creates a session that is not started. `id` is the caller's, `startedAt` in milliseconds since 1970, UTC. */
export function createSession(one: InterviewCase, mode: SessionMode, id: string, startedAt: number): Session {
  const format = 'headroom-interview-session';
  return { format, version: SESSION_VERSION, id, caseId: one.id, caseVersion: one.version, mode, startedAt, events: [] };
}

/** Replays a session for its commands. Returns in words the event that cannot be, where there is one. */
export function hold(
  one: InterviewCase,
  session: Session,
): { readonly ok: true; readonly held: Held } | (Commanded & { readonly ok: false }) {
  const reduced = reduce(one, session);
  if (!reduced.ok) return { ok: false, reason: `Event ${reduced.index + 1} does not fit: ${reduced.reason}` };
  return { ok: true, held: { case: one, mode: session.mode, state: reduced.state, eventCount: session.events.length } };
}

/**
 * Returns the moment to give a command: milliseconds from the start to `now`, both in milliseconds since 1970. A clock that was set back
 * stands still at the last event until it has caught up.
 */
export function momentAt({ startedAt }: Pick<Session, 'startedAt'>, state: SessionState, now: number): number {
  return Math.max(state.atMs, Math.floor(now - startedAt));
}

/** Starts the session. */
export function start(held: Held, at: number): Commanded {
  return attempt(held, [{ kind: 'started', at }]);
}

/** Stops the clock. */
export function pause(held: Held, at: number): Commanded {
  return attempt(held, [{ kind: 'paused', at }]);
}

/** Lets the clock run again. */
export function resume(held: Held, at: number): Commanded {
  return attempt(held, [{ kind: 'resumed', at }]);
}

/** Gives the current stage 1 to 30 minutes more. */
export function extend(held: Held, at: number, minutes: number): Commanded {
  if (!Number.isInteger(minutes) || minutes < 1 || minutes > 30)
    return { ok: false, reason: 'A stage is extended by 1 to 30 whole minutes at a time.' };
  return goOn(held, at, [{ kind: 'extended', at, minutes }]);
}

/** Goes to a stage: the next, a later one, or back. */
export function enterStage(held: Held, at: number, stage: StageId): Commanded {
  return goOn(held, at, [{ kind: 'stage-entered', at, stage }]);
}

/** Asks the interviewer. The answer, two to choose from or "I would leave that to you" is in the events. */
export function ask(held: Held, at: number, question: string, search: QuestionSearch): Commanded {
  const trimmed = question.trim();
  if (trimmed === '') return { ok: false, reason: 'Ask in a few words.' };
  if (trimmed.length > longestQuestion) return { ok: false, reason: `Ask in at most ${longestQuestion} characters.` };
  const found = search(trimmed);
  const answered: SessionEvent =
    found.kind === 'found'
      ? { kind: 'answered', at, answerId: found.match.answerId }
      : found.kind === 'ambiguous'
        ? { kind: 'answered', at, candidates: [found.matches[0].answerId, found.matches[1].answerId] }
        : { kind: 'answered', at };
  return goOn(held, at, [{ kind: 'asked', at, question: trimmed }, answered]);
}

/** Chooses one of the two that a question could mean. */
export function choose(held: Held, at: number, answerId: string): Commanded {
  return goOn(held, at, [{ kind: 'answered', at, answerId }]);
}

/** Keeps a text or a drawing as it is now. What is typed in a pause ends the pause, so that nothing is lost. */
export function write(held: Held, at: number, artefactId: string, text: string): Commanded {
  if (text.length > longestText) return { ok: false, reason: `At most ${longestText} characters are kept of one text.` };
  if (!/^[a-z][a-z0-9-]{0,59}$/.test(artefactId)) return { ok: false, reason: `“${artefactId}” cannot name a text.` };
  return goOn(held, at, [{ kind: 'wrote', at, artefactId, text, since: at }]);
}

/** Keeps an estimate as it was typed, right or wrong. */
export function giveEstimate(held: Held, at: number, estimateId: string, text: string): Commanded {
  if (text.length > 200) return { ok: false, reason: 'Give a number and its unit, in at most 200 characters.' };
  return goOn(held, at, [{ kind: 'estimated', at, estimateId, text }]);
}

/** Replies to the follow-up that is open; an empty reply is a wish to go on. */
export function reply(held: Held, at: number, text: string): Commanded {
  const open = openFollowUp(held.state);
  if (!open) return { ok: false, reason: 'No follow-up is open.' };
  if (text.length > longestReply) return { ok: false, reason: `At most ${longestReply} characters are kept of one reply.` };
  return goOn(held, at, [{ kind: 'replied', at, followUpId: open.id, text: text.trim() }]);
}

/** Ends the session. */
export function finish(held: Held, at: number): Commanded {
  return attempt(held, [{ kind: 'finished', at }]);
}

/** Marks one dimension of a finished session. */
export function mark(held: Held, at: number, dimension: DimensionId, given: Mark): Commanded {
  return attempt(held, [{ kind: 'marked', at, dimension, mark: given }]);
}

/**
 * Returns what the interviewer does of themselves at a moment: announces the change, or follows up on what was written. Empty where there
 * is nothing to say. To be asked after each command and now and then as time goes by.
 */
export function takeTurn(held: Held, at: number): readonly SessionEvent[] {
  const { case: one, mode, state } = held;
  if (state.status !== 'running' || at < state.atMs || held.eventCount >= mostEvents) return [];
  if (isChangeDue(one, mode, state, at)) return [{ kind: 'changed', at }];
  const followUp = findFollowUp(one, mode, state, at);
  return followUp ? [{ kind: 'followed-up', at, followUpId: followUp.id }] : [];
}

/**
 * Returns what to add to a session that is opened again: where its clock ran and the last event is long ago, a pause at that event, so
 * that the time in between does not count. A page that was only loaded anew goes on.
 */
export function reopen({ state }: Held, at: number): readonly SessionEvent[] {
  const isCut = state.status === 'running' && (at < state.atMs || at - state.atMs >= cutAfterMs);
  return isCut ? [{ kind: 'paused', at: state.atMs }] : [];
}

/** Tries events, after going on where the session is paused. */
function goOn(held: Held, at: number, events: readonly SessionEvent[]): Commanded {
  return attempt(held, held.state.status === 'paused' ? [{ kind: 'resumed', at }, ...events] : events);
}

/** Returns events that the rules of a session let follow, or in words why not. */
function attempt(held: Held, events: readonly SessionEvent[]): Commanded {
  let { state } = held;
  if (events.some(({ at }) => !Number.isSafeInteger(at) || at < 0))
    return { ok: false, reason: 'The time of an event is in whole milliseconds since the start.' };
  const isLast = events[0]?.kind === 'finished' || events[0]?.kind === 'marked';
  if (held.eventCount + events.length > mostEvents - (isLast ? 0 : 20))
    return { ok: false, reason: 'This session has become too long to go on. Finish it, and start another.' };
  for (const event of events) {
    const stepped = step(held.case, held.mode, state, event);
    if (!stepped.ok) return stepped;
    state = stepped.state;
  }
  return { ok: true, events };
}
