import type { InterviewCase } from '../../interview/case-file.ts';
import type { Session, SessionEvent } from '../../interview/session-events.ts';
import { append } from '../../interview/session-log.ts';
import type { SessionState } from '../../interview/session-state.ts';
import { reduce, step } from '../../interview/session-state.ts';
import type { Commanded, Held } from '../../interview/session.ts';
import { assert } from '../../kernel/index.ts';
import { momentAt, reopen, takeTurn } from '../../interview/session.ts';

/** A session being held: its log, and where it stands after all of it. */
export interface LiveSession {
  readonly session: Session;
  readonly state: SessionState;
}

/** Something to do with a session at a moment of its clock. */
export type Command = (held: Held, at: number) => Commanded;

/** What came of a command: the session as it is now, and in words why it was refused where it was. */
export interface Done {
  readonly live: LiveSession;
  readonly refusal?: string;
}

/** Replays a session. Returns in words why it cannot be, where an event does not fit. */
export function holdLive(one: InterviewCase, session: Session): { readonly ok: true; readonly live: LiveSession } | Refused {
  const reduced = reduce(one, session);
  if (!reduced.ok) return { ok: false, reason: `Event ${reduced.index + 1} does not fit: ${reduced.reason}` };
  return { ok: true, live: { session, state: reduced.state } };
}

interface Refused {
  readonly ok: false;
  readonly reason: string;
}

/** Returns what a command is given. */
export function heldOf(one: InterviewCase, { session, state }: LiveSession): Held {
  return { case: one, mode: session.mode, state, eventCount: session.events.length };
}

/** Does a command now, in milliseconds since 1970, and lets the interviewer take their turn after it. */
export function doCommand(one: InterviewCase, live: LiveSession, now: number, command: Command): Done {
  const commanded = command(heldOf(one, live), momentAt(live.session, live.state, now));
  if (!commanded.ok) return { live, refusal: commanded.reason };
  return { live: letTakeTurn(one, advance(one, live, commanded.events), now) };
}

/** Lets the interviewer take their turn as time goes by. Returns the same session where there is nothing to say. */
export function letTakeTurn(one: InterviewCase, live: LiveSession, now: number): LiveSession {
  return advance(one, live, takeTurn(heldOf(one, live), momentAt(live.session, live.state, now)));
}

/** Puts the clock right of a session that is opened again: a closed laptop counts as a pause. */
export function wake(one: InterviewCase, live: LiveSession, now: number): LiveSession {
  // Not momentAt: that the clock was set back is what reopen looks for.
  return advance(one, live, reopen(heldOf(one, live), Math.floor(now - live.session.startedAt)));
}

/** Adds events that the rules of a session let follow. */
function advance(one: InterviewCase, live: LiveSession, events: readonly SessionEvent[]): LiveSession {
  if (events.length === 0) return live;
  let { state } = live;
  for (const event of events) {
    const stepped = step(one, live.session.mode, state, event);
    // Commands answer for their events; a rule broken here is a bug of ours, and the log must not have it.
    assert(stepped.ok, `the event ${event.kind} cannot follow`);
    state = stepped.state;
  }
  return { session: append(live.session, events), state };
}
