import type * as z from 'zod/mini';
import type { modeSchema, sessionEventSchema, sessionSchema } from '../schema/progress/session.ts';

export { longestReply, longestText, mostEvents, SESSION_VERSION, sessionSchema } from '../schema/progress/session.ts';

/** What happened in a session. */
export type SessionEvent = z.infer<typeof sessionEventSchema>;

/** How a session is held: against the clocks, without them, or one stage alone against its clock. */
export type SessionMode = z.infer<typeof modeSchema>;

/** A session: a case, a mode, and everything that happened. */
export type Session = z.infer<typeof sessionSchema>;
