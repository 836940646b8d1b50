import type { InterviewCase } from './case-file.ts';
import type { DimensionId, Mark } from './rubric.ts';
import type { Session, SessionEvent, SessionMode } from './session-events.ts';
import type { StageId } from './stages.ts';
import { defaultMinutes, stageIds } from './stages.ts';

// The rules of a session. `step` holds every event to them, whoever made it.
// R1  Time does not run back: no event is earlier than the one before it.
// R2  The first event is the start, there is one, and after the finish only marks follow.
// R3  A stage's clock runs while the session runs and the stage is the current one; pauses do not count.
// R4  An extension lengthens the current stage, by at most an hour in all.
// R5  While paused nothing happens but going on and finishing.
// R6  A constraint is revealed by an answer that reveals it, and by nothing else.
// R7  The requirement changes once.
// R8  At most one follow-up is open, and none is asked twice.
// R9  Where one stage is practised, no other is entered.
// R10 An answer belongs to the last question; of two to choose from, one of them.
// R11 What an event names is in the case.

/** Minutes by which one stage can be extended in all. */
export const mostExtensionMinutes = 60;
/** The most artefacts of a session. */
const mostArtefacts = 200;
/** The most characters of all artefacts as they last were: what a log keeps of them stays below what a file may have. */
const mostCharacters = 2_000_000;

/** A question asked: its answer, two to choose from, or neither, where it was left to the learner. */
export interface AskedQuestion {
  readonly atMs: number;
  readonly stage: StageId;
  readonly question: string;
  /** Whether the interviewer has said something to it. */
  readonly isAnswered: boolean;
  readonly answerId?: string;
  readonly candidates?: readonly [string, string];
}

/** What the learner wrote or drew under one id, as it last was. */
export interface Artefact {
  readonly id: string;
  /** The stage in which it was begun. */
  readonly stage: StageId;
  readonly text: string;
  readonly atMs: number;
}

/** A follow-up asked, and the reply once there is one; an empty reply is a wish to go on. */
export interface PosedFollowUp {
  readonly id: string;
  readonly stage: StageId;
  readonly atMs: number;
  readonly reply?: string;
  readonly repliedAtMs?: number;
}

/** Where a session stands after its events. */
export interface SessionState {
  readonly status: 'ready' | 'running' | 'paused' | 'finished';
  /** When the last event was. */
  readonly atMs: number;
  readonly stage: StageId;
  readonly entered: readonly { readonly stage: StageId; readonly atMs: number }[];
  readonly times: Readonly<Record<StageId, { readonly spentMs: number; readonly extendedMs: number }>>;
  readonly questions: readonly AskedQuestion[];
  /** Constraints known, in the order in which they came out. */
  readonly revealed: readonly { readonly constraintId: string; readonly answerId: string; readonly atMs: number }[];
  readonly artefacts: ReadonlyMap<string, Artefact>;
  /** Estimates as they were typed, by id. */
  readonly estimates: ReadonlyMap<string, { readonly text: string; readonly atMs: number }>;
  readonly followUps: readonly PosedFollowUp[];
  /** When the requirement changed; absent: not yet. */
  readonly changedAtMs?: number;
  readonly marks: ReadonlyMap<DimensionId, Mark>;
}

/** A session's next state, or in words why an event cannot be. */
export type Stepped = { readonly ok: true; readonly state: SessionState } | { readonly ok: false; readonly reason: string };

/** Returns the state of a session before its start. */
export function initialState(mode: SessionMode): SessionState {
  const none = { spentMs: 0, extendedMs: 0 };
  return {
    status: 'ready',
    atMs: 0,
    stage: mode.kind === 'one-stage' ? mode.stage : stageIds[0],
    entered: [],
    times: Object.fromEntries(stageIds.map((id) => [id, none])) as unknown as SessionState['times'],
    questions: [],
    revealed: [],
    artefacts: new Map(),
    estimates: new Map(),
    followUps: [],
    marks: new Map(),
  };
}

/** Applies one event to a state. Returns the next state, or in words the rule that it breaks. */
export function step(one: InterviewCase, mode: SessionMode, state: SessionState, event: SessionEvent): Stepped {
  const reason = refuse(one, mode, state, event);
  if (reason !== undefined) return { ok: false, reason };
  const clocked = state.status === 'running' ? spend(state, event.at - state.atMs) : state;
  return { ok: true, state: { ...applyEvent(one, clocked, event), atMs: event.at } };
}

/** Adds time to the current stage (R3). */
function spend(state: SessionState, ms: number): SessionState {
  const time = state.times[state.stage];
  return { ...state, times: { ...state.times, [state.stage]: { ...time, spentMs: time.spentMs + ms } } };
}

/** Says why an event cannot follow, or nothing where it can. */
function refuse(one: InterviewCase, mode: SessionMode, state: SessionState, event: SessionEvent): string | undefined {
  if (event.at < state.atMs) return 'Time ran back: the event is earlier than the one before it.';
  if (state.status === 'ready') return event.kind === 'started' ? undefined : 'The session has not been started.';
  if (event.kind === 'started') return 'The session has been started before.';
  if (state.status === 'finished') return event.kind === 'marked' ? undefined : 'The session is finished.';
  if (event.kind === 'marked') return 'Marks are given once the session is finished.';
  if (state.status === 'paused' && event.kind !== 'resumed' && event.kind !== 'finished') return 'The session is paused. Go on first.';
  switch (event.kind) {
    case 'resumed':
      return state.status === 'paused' ? undefined : 'The session is not paused.';
    case 'extended':
      if (mode.kind === 'untimed') return 'Without clocks there is nothing to extend.';
      return state.times[state.stage].extendedMs + event.minutes * 60_000 > mostExtensionMinutes * 60_000
        ? `A stage can be extended by ${mostExtensionMinutes} minutes in all.`
        : undefined;
    case 'stage-entered':
      if (mode.kind === 'one-stage') return 'This session practises one stage. Start a whole one to go on to the next.';
      return event.stage === state.stage ? 'This stage is the current one.' : undefined;
    case 'answered':
      return refuseAnswer(one, state, event);
    case 'wrote':
      return refuseText(state, event);
    case 'estimated':
      return one.estimates.some(({ id }) => id === event.estimateId) ? undefined : `The case has no estimate "${event.estimateId}".`;
    case 'changed':
      return state.changedAtMs === undefined ? undefined : 'The requirement has changed before.';
    case 'followed-up':
      if (!one.followUps.some(({ id }) => id === event.followUpId)) return `The case has no follow-up "${event.followUpId}".`;
      if (openFollowUp(state)) return 'Another follow-up is still open.';
      return state.followUps.some(({ id }) => id === event.followUpId) ? 'This follow-up was asked before.' : undefined;
    case 'replied':
      return openFollowUp(state)?.id === event.followUpId ? undefined : 'This follow-up is not open.';
    default:
      return undefined;
  }
}

function refuseText({ artefacts }: SessionState, event: SessionEvent & { readonly kind: 'wrote' }): string | undefined {
  if (event.since > event.at) return 'A text was begun after it was written.';
  if (!artefacts.has(event.artefactId) && artefacts.size >= mostArtefacts)
    return `A session keeps at most ${mostArtefacts} texts and drawings.`;
  let characters = event.text.length;
  for (const { id, text } of artefacts.values()) if (id !== event.artefactId) characters += text.length;
  return characters > mostCharacters ? `A session keeps at most ${mostCharacters} characters of texts and drawings.` : undefined;
}

function refuseAnswer(one: InterviewCase, state: SessionState, event: SessionEvent & { readonly kind: 'answered' }): string | undefined {
  const last = state.questions.at(-1);
  const named = [event.answerId, ...(event.candidates ?? [])].filter((id) => id !== undefined);
  const unknown = named.find((id) => !one.answers.some((answer) => answer.id === id));
  if (unknown !== undefined) return `The case has no answer "${unknown}".`;
  if (!last || last.answerId !== undefined) return 'There is no question to answer.';
  if (!last.isAnswered) return undefined;
  if (!last.candidates) return 'There is no question to answer.';
  if (event.candidates) return 'There are two to choose from already.';
  return event.answerId === undefined || last.candidates.includes(event.answerId)
    ? undefined
    : 'That is neither of the two to choose from.';
}

/** Returns the follow-up that waits for a reply, if one does. */
export function openFollowUp(state: SessionState): PosedFollowUp | undefined {
  const last = state.followUps.at(-1);
  return last?.reply === undefined ? last : undefined;
}

/** Applies an event that {@link refuse} let pass. */
function applyEvent(one: InterviewCase, state: SessionState, event: SessionEvent): SessionState {
  switch (event.kind) {
    case 'started':
      return { ...state, status: 'running', entered: [{ stage: state.stage, atMs: event.at }] };
    case 'paused':
      return { ...state, status: 'paused' };
    case 'resumed':
      return { ...state, status: 'running' };
    case 'extended': {
      const time = state.times[state.stage];
      const extended = { ...time, extendedMs: time.extendedMs + event.minutes * 60_000 };
      return { ...state, times: { ...state.times, [state.stage]: extended } };
    }
    case 'stage-entered':
      return { ...state, stage: event.stage, entered: [...state.entered, { stage: event.stage, atMs: event.at }] };
    case 'asked': {
      const asked = { atMs: event.at, stage: state.stage, question: event.question, isAnswered: false };
      return { ...state, questions: [...state.questions, asked] };
    }
    case 'answered':
      return applyAnswer(one, state, event);
    case 'wrote': {
      const { artefactId: id, text, at } = event;
      const stage = state.artefacts.get(id)?.stage ?? state.stage;
      return { ...state, artefacts: new Map(state.artefacts).set(id, { id, stage, text, atMs: at }) };
    }
    case 'estimated':
      return { ...state, estimates: new Map(state.estimates).set(event.estimateId, { text: event.text, atMs: event.at }) };
    case 'changed':
      return { ...state, changedAtMs: event.at };
    case 'followed-up':
      return { ...state, followUps: [...state.followUps, { id: event.followUpId, stage: state.stage, atMs: event.at }] };
    case 'replied':
      return { ...state, followUps: replaceLast(state.followUps, { reply: event.text, repliedAtMs: event.at }) };
    case 'finished':
      return { ...state, status: 'finished' };
    case 'marked':
      return { ...state, marks: new Map(state.marks).set(event.dimension, event.mark) };
  }
}

function applyAnswer(one: InterviewCase, state: SessionState, event: SessionEvent & { readonly kind: 'answered' }): SessionState {
  const { answerId, candidates, at } = event;
  const questions = replaceLast(state.questions, {
    isAnswered: true,
    ...(answerId !== undefined && { answerId }),
    ...(candidates && { candidates }),
  });
  const reveals = one.answers.find(({ id }) => id === answerId)?.reveals ?? [];
  const fresh = reveals.filter((constraintId) => !state.revealed.some((known) => known.constraintId === constraintId));
  const revealed = [...state.revealed, ...fresh.map((constraintId) => ({ constraintId, answerId: answerId!, atMs: at }))];
  return { ...state, questions, revealed };
}

function replaceLast<T>(list: readonly T[], change: Partial<T>): readonly T[] {
  return list.map((item, index) => (index === list.length - 1 ? { ...item, ...change } : item));
}

/** Where a session stands, or the first event that cannot be and why. */
export type Reduced =
  { readonly ok: true; readonly state: SessionState } | { readonly ok: false; readonly index: number; readonly reason: string };

/** Replays a session, or with `count` its first events only: where it stood after them. */
export function reduce(one: InterviewCase, { mode, events }: Pick<Session, 'mode' | 'events'>, count = events.length): Reduced {
  let state = initialState(mode);
  for (const [index, event] of events.slice(0, Math.max(0, count)).entries()) {
    const stepped = step(one, mode, state, event);
    if (!stepped.ok) return { ok: false, index, reason: stepped.reason };
    state = stepped.state;
  }
  return { ok: true, state };
}

/** Returns the minutes that a case gives a stage. */
export function minutesOf(one: InterviewCase, stage: StageId): number {
  return one.minutes[stage] ?? defaultMinutes[stage];
}

/** The clock of the current stage. */
export interface StageClock {
  readonly spentMs: number;
  /** The stage's time with its extensions. */
  readonly budgetMs: number;
  /** Below 0 once it is over; absent where there are no clocks. */
  readonly leftMs?: number;
}

/** Returns the clock of the current stage at a moment of the caller's clock, which is taken as the last event's where it is earlier. */
export function clockAt(one: InterviewCase, mode: SessionMode, state: SessionState, atMs: number): StageClock {
  const running = state.status === 'running' ? Math.max(0, atMs - state.atMs) : 0;
  const time = state.times[state.stage];
  const spentMs = time.spentMs + running;
  const budgetMs = minutesOf(one, state.stage) * 60_000 + time.extendedMs;
  return mode.kind === 'untimed' ? { spentMs, budgetMs } : { spentMs, budgetMs, leftMs: budgetMs - spentMs };
}
