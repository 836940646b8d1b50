import type { InterviewCase } from './case-file.ts';
import type { Session } from './session-events.ts';
import { SESSION_VERSION, sessionSchema } from './session-events.ts';
import type { SessionState } from './session-state.ts';
import { reduce } from './session-state.ts';

/** The longest file that is read, in characters: the four million that `append` keeps of texts, each escaped as six, and the rest. */
export const longestFile = 32_000_000;

/** A session read from outside, with a note where there is something to know; or in words why it cannot be. */
export type ReadSession =
  | { readonly ok: true; readonly session: Session; readonly case: InterviewCase; readonly state: SessionState; readonly note?: string }
  | { readonly ok: false; readonly reason: string };

/** Writes a session as a file that {@link readSession} reads. */
export function writeSession(session: Session): string {
  return `${JSON.stringify(session)}\n`;
}

/**
 * Reads a session from the text of a file. `findCase` returns the case of an id, or undefined. Never throws: what is cut short, too long,
 * too new, of no known case or of events that cannot follow each other comes back in words.
 */
export function readSession(text: string, findCase: (id: string) => InterviewCase | undefined): ReadSession {
  if (text.length > longestFile) return refuse('The file is too long to be a session.');
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch {
    return refuse('The file is not complete, or no JSON. Export the session again, or take another copy.');
  }
  return checkSession(data, findCase);
}

/** Reads a session from data, such as a stored record; as {@link readSession} otherwise. */
export function checkSession(data: unknown, findCase: (id: string) => InterviewCase | undefined): ReadSession {
  const { format, version } = (typeof data === 'object' && data !== null ? data : {}) as { format?: unknown; version?: unknown };
  if (format !== 'headroom-interview-session') return refuse('This is no session of an interview.');
  if (typeof version === 'number' && version > SESSION_VERSION)
    return refuse(
      `The session was written by a newer Headroom (version ${version}; this one reads ${SESSION_VERSION}). Load the page anew.`,
    );
  if (version !== SESSION_VERSION) return refuse('The session says no version that ever was.');
  const read = sessionSchema.safeParse(data);
  if (!read.success) {
    const path = read.error.issues[0]?.path.slice(0, 6).map(String).join('.').slice(0, 80);
    return refuse(`The session is damaged${path ? ` at “${path}”` : ''}.`);
  }
  const session = read.data;
  const one = findCase(session.caseId);
  if (!one) return refuse(`The session is of the case “${session.caseId}”, which is not here.`);
  if (session.caseVersion > one.version)
    return refuse(`The session is of version ${session.caseVersion} of its case; here is ${one.version}. Load the page anew.`);
  const reduced = reduce(one, session);
  const isOlder = session.caseVersion < one.version;
  if (!reduced.ok) {
    const why = isOlder ? ` It was held with version ${session.caseVersion} of the case, which has changed since.` : '';
    return refuse(`The session cannot be replayed: at event ${reduced.index + 1}, ${lowerFirst(reduced.reason)}${why}`);
  }
  const found = { ok: true, session, case: one, state: reduced.state } as const;
  if (!isOlder) return found;
  return {
    ...found,
    note: `This session was held with version ${session.caseVersion} of the case; answers and texts shown are of ${one.version}.`,
  };
}

function refuse(reason: string): ReadSession {
  return { ok: false, reason };
}

function lowerFirst(sentence: string): string {
  return sentence.charAt(0).toLowerCase() + sentence.slice(1);
}
