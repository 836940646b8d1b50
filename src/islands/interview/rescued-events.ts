import type { InterviewCase } from '../../interview/case-file.ts';
import type { Session, SessionEvent } from '../../interview/session-events.ts';
import { checkSession } from '../../interview/session-file.ts';
import type { StoredSession } from '../../progress/index.ts';

/** What a page that goes away before a save has ended leaves behind: the events that follow what is stored. */
interface Rescue {
  /** Of the stored version that they follow. */
  readonly savedAt: number;
  /** How many of its events come before. */
  readonly base: number;
  readonly events: readonly SessionEvent[];
}

/** Writes the events of a session that its stored version does not have, as text; undefined where it has all. */
export function writeRescue(stored: StoredSession, session: Session): string | undefined {
  const base = session.events.findIndex((event, index) => event !== stored.session.events[index]);
  if (base < 0) return undefined;
  const rescue: Rescue = { savedAt: stored.savedAt, base, events: session.events.slice(base) };
  return JSON.stringify(rescue);
}

/** Returns the stored session with what was rescued; as it is stored where the text is damaged, or of another version of it. */
export function readRescue(one: InterviewCase, stored: StoredSession, text: string | undefined): Session {
  if (text === undefined) return stored.session;
  let rescue: Partial<Rescue> | null;
  try {
    rescue = JSON.parse(text) as Partial<Rescue> | null;
  } catch {
    return stored.session;
  }
  if (rescue?.savedAt !== stored.savedAt || typeof rescue.base !== 'number' || !Array.isArray(rescue.events)) return stored.session;
  const joined = { ...stored.session, events: [...stored.session.events.slice(0, rescue.base), ...(rescue.events as SessionEvent[])] };
  const read = checkSession(joined, (id) => (id === one.id ? one : undefined));
  return read.ok ? read.session : stored.session;
}
