import { describe, expect, it } from 'vitest';
import { createQuestionSearch } from '../../../src/interview/question-search.ts';
import type { Session, SessionEvent } from '../../../src/interview/session-events.ts';
import { checkSession, readSession, writeSession } from '../../../src/interview/session-file.ts';
import { append } from '../../../src/interview/session-log.ts';
import { ask, createSession, hold } from '../../../src/interview/session.ts';
import { smallCase } from './cases.ts';

const one = smallCase();
const find = (id: string) => (id === 'small' ? one : undefined);

/** A session with every kind of event. */
function fullSession(): Session {
  const session = append(createSession(one, { kind: 'timed' }, 'id', 5), [{ kind: 'started', at: 0 }]);
  const held = hold(one, session);
  if (!held.ok) throw new Error(held.reason);
  const asked = ask(held.held, 10, 'how much traffic', createQuestionSearch(one.answers));
  const events: SessionEvent[] = [
    ...(asked.ok ? asked.events : []),
    { kind: 'asked', at: 11, question: 'how much' },
    { kind: 'answered', at: 11, candidates: ['volume', 'budget'] },
    { kind: 'wrote', at: 12, since: 12, artefactId: 'notes', text: 'ü "quoted"\n' },
    { kind: 'estimated', at: 13, estimateId: 'rate', text: '10 requests/s' },
    { kind: 'extended', at: 14, minutes: 5 },
    { kind: 'paused', at: 15 },
    { kind: 'resumed', at: 16 },
    { kind: 'stage-entered', at: 17, stage: 'deep-dive' },
    { kind: 'changed', at: 18 },
    { kind: 'followed-up', at: 19, followUpId: 'hot' },
    { kind: 'replied', at: 20, followUpId: 'hot', text: 'A local copy.' },
    { kind: 'finished', at: 21 },
    { kind: 'marked', at: 22, dimension: 'deep-dive', mark: 2 },
  ];
  return append(session, events);
}

/** Reads the full session after an edit of its data. */
function readAfter(change: (data: Record<string, unknown> & { events: Record<string, unknown>[] }) => void) {
  const data = JSON.parse(writeSession(fullSession()));
  change(data);
  return readSession(JSON.stringify(data), find);
}

describe('a session file', () => {
  it('is read as it was written', () => {
    const read = readSession(writeSession(fullSession()), find);
    expect(read).toMatchObject({ ok: true, session: fullSession() });
    expect(read).not.toHaveProperty('note');
    expect(read.ok && read.state.marks.get('deep-dive')).toBe(2);
    expect(checkSession(structuredClone(fullSession()), find)).toMatchObject({ ok: true });
  });

  it('may be one that is not started', () => {
    expect(readSession(writeSession(createSession(one, { kind: 'untimed' }, 'id', 0)), find)).toMatchObject({ ok: true });
  });

  it.each<[string, RegExp, (data: Record<string, unknown> & { events: Record<string, unknown>[] }) => void]>([
    ['of a newer Headroom', /newer Headroom \(version 2/, (data) => (data.version = 2)],
    ['of no version', /no version/, (data) => (data.version = '1')],
    ['of version 0', /no version/, (data) => (data.version = 0)],
    ['of another format', /no session/, (data) => (data.format = 'headroom-progress')],
    ['of a case that is not here', /“large”, which is not here/, (data) => (data.caseId = 'large')],
    ['of a newer version of its case', /version 3 of its case; here is 2/, (data) => (data.caseVersion = 3)],
    ['with an unknown event', /damaged at “events.1/, (data) => (data.events[1]!.kind = 'exploded')],
    ['with a field too many', /damaged/, (data) => (data.script = 'alert(1)')],
    ['with a time that is none', /damaged at “events.0.at/, (data) => (data.events[0]!.at = 1e300)],
    ['with an empty list of events in the wrong place', /damaged at “events”/, (data) => (data.events = 5 as never)],
    ['with too many events', /damaged/, (data) => (data.events = Array.from({ length: 10_001 }, () => ({ kind: 'paused', at: 0 })))],
    ['with an artefact named to harm', /damaged/, (data) => (data.events[5]!.artefactId = '__proto__')],
    ['whose time runs back', /at event 6, time ran back/, (data) => (data.events[5]!.at = data.events[5]!.since = 1)],
    ['without its start', /at event 1, the session has not been started/, (data) => data.events.shift()],
    ['with an answer of no question', /at event 3, there is no question/, (data) => data.events.splice(1, 1, { kind: 'changed', at: 1 })],
  ])('%s is refused in words', (_what, reason, change) => {
    const read = readAfter(change);
    expect(read.ok).toBe(false);
    expect(!read.ok && read.reason).toMatch(reason);
    expect(!read.ok && read.reason).toMatch(/\.$/);
  });

  it('of an older version of its case is read with a note, or says that the case has changed', () => {
    expect(readAfter((data) => (data.caseVersion = 1))).toMatchObject({ ok: true, note: expect.stringMatching(/version 1/) as string });
    const gone = readAfter((data) => {
      data.caseVersion = 1;
      data.events[2]!.answerId = 'gone';
    });
    expect(gone).toMatchObject({ ok: false, reason: expect.stringMatching(/version 1 of the case, which has changed/) as string });
  });

  it('of the longest texts that a session keeps is read again', () => {
    let session = append(createSession(one, { kind: 'timed' }, 'id', 5), [{ kind: 'started', at: 0 }]);
    for (let at = 0; at < 60; at++)
      session = append(session, [
        { kind: 'wrote', at: at * 20_000, since: at * 20_000, artefactId: `text-${at % 8}`, text: '\u0001'.repeat(250_000) },
      ]);
    expect(readSession(writeSession(session), find)).toMatchObject({ ok: true });
  });

  it('cut short anywhere is refused in words', () => {
    const text = writeSession(fullSession()).trimEnd();
    for (let length = 0; length < text.length; length += 7) expect(readSession(text.slice(0, length), find).ok, String(length)).toBe(false);
  });

  it('of hostile size, depth or type is refused in words', () => {
    const deep = '['.repeat(200_000) + ']'.repeat(200_000);
    expect(readSession(`{"format":"headroom-interview-session","version":1,"events":${deep}}`, find).ok).toBe(false);
    expect(readSession(' '.repeat(32_000_001), find)).toEqual({ ok: false, reason: 'The file is too long to be a session.' });
    for (const text of [
      'null',
      '5',
      '"text"',
      '[]',
      '{}',
      'undefined',
      '{"__proto__": {"format": "headroom-interview-session", "version": 1}}',
    ])
      expect(readSession(text, find).ok, text).toBe(false);
  });
});
