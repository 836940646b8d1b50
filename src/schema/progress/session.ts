import * as z from 'zod/mini';
import { dimensionIds, longestQuestion, stageIds } from '../interview.ts';
import { idField, momentField } from './fields.ts';

// Compiled parsers need `eval`, which the pages' policy forbids; even the attempt is reported as a violation.
z.config({ jitless: true });

/** The version of stored and exported sessions that this code writes, and the newest that it reads. */
export const SESSION_VERSION = 1;

/** The longest artefact, in characters: a drawing of 200 components with all its settings has fewer. */
export const longestText = 250_000;
/** The longest reply to a follow-up, in characters. */
export const longestReply = 20_000;
/** The most events of a session. A session of an hour has a few hundred. */
export const mostEvents = 10_000;
/** The longest session, from its start by the clock on the wall: 400 days, since it can be left and resumed. */
const latestMs = 400 * 86_400_000;

const at = z.int().check(z.gte(0), z.lte(latestMs));
const stage = z.enum(stageIds);
/** An id of the case file, or of an artefact. */
const caseId = z.string().check(z.regex(/^[a-z][a-z0-9-]{0,59}$/));

/** Validates an event: what happened, and when, in whole milliseconds since the start by the caller's clock. */
export const sessionEventSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('started'), at }),
  z.strictObject({ kind: z.literal('paused'), at }),
  z.strictObject({ kind: z.literal('resumed'), at }),
  z.strictObject({ kind: z.literal('extended'), at, minutes: z.int().check(z.gte(1), z.lte(30)) }),
  z.strictObject({ kind: z.literal('stage-entered'), at, stage }),
  z.strictObject({ kind: z.literal('asked'), at, question: z.string().check(z.minLength(1), z.maxLength(longestQuestion)) }),
  z.strictObject({
    kind: z.literal('answered'),
    at,
    /** The answer given; absent where it was left to the learner, or where two are to choose from. */
    answerId: z.exactOptional(caseId),
    candidates: z.exactOptional(z.tuple([caseId, caseId])),
  }),
  z.strictObject({
    kind: z.literal('wrote'),
    at,
    artefactId: caseId,
    text: z.string().check(z.maxLength(longestText)),
    /** When this run of typing began: runs of a few seconds are kept as one event. */
    since: at,
  }),
  z.strictObject({ kind: z.literal('estimated'), at, estimateId: caseId, text: z.string().check(z.maxLength(200)) }),
  z.strictObject({ kind: z.literal('changed'), at }),
  z.strictObject({ kind: z.literal('followed-up'), at, followUpId: caseId }),
  z.strictObject({
    kind: z.literal('replied'),
    at,
    followUpId: caseId,
    /** Empty where the learner preferred to go on. */
    text: z.string().check(z.maxLength(longestReply)),
  }),
  z.strictObject({ kind: z.literal('finished'), at }),
  z.strictObject({ kind: z.literal('marked'), at, dimension: z.enum(dimensionIds), mark: z.literal([0, 1, 2, 3]) }),
]);

/** Validates how a session is held: against the clocks, without them, or one stage alone against its clock. */
export const modeSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('timed') }),
  z.strictObject({ kind: z.literal('untimed') }),
  z.strictObject({ kind: z.literal('one-stage'), stage }),
]);

/** Validates a session as it is stored and exported. That its events can follow each other is for {@link readSession} to say. */
export const sessionSchema = z.strictObject({
  format: z.literal('headroom-interview-session'),
  version: z.literal(SESSION_VERSION),
  id: idField,
  caseId,
  caseVersion: z.int().check(z.gte(1)),
  mode: modeSchema,
  /** When it began, by the clock on the wall. */
  startedAt: momentField,
  events: z.array(sessionEventSchema).check(z.maxLength(mostEvents)),
});

/** Validates a session as the learner's store keeps it: with the tab that wrote it last, and when. */
export const storedSessionSchema = z.strictObject({
  id: idField,
  session: sessionSchema,
  tabId: idField,
  savedAt: momentField,
});
