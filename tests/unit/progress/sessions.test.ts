import 'fake-indexeddb/auto';
import { afterEach, describe, expect, it } from 'vitest';
import type { SessionEvent } from '../../../src/interview/session-events.ts';
import { mergeRecord } from '../../../src/progress/merge.ts';
import { migrations } from '../../../src/progress/migrations.ts';
import type { ProgressChange, StoredSession } from '../../../src/progress/index.ts';
import { closeAll, fileText, freshName, open, putRaw } from './fixtures.ts';

afterEach(closeAll);

type Session = StoredSession['session'];

const started: SessionEvent = { kind: 'started', at: 0 };
const wrote = (text: string, at: number, since = at): SessionEvent => ({ kind: 'wrote', at, since, artefactId: 'notes-scope', text });

function session(events: SessionEvent[], id = 's', startedAt = 5): Session {
  const format = 'headroom-interview-session';
  return { format, version: 1, id, caseId: 'url-shortener', caseVersion: 1, mode: { kind: 'timed' }, startedAt, events };
}

function stored(events: SessionEvent[], savedAt = 1): StoredSession {
  return { id: 's', session: session(events), tabId: 'tab', savedAt };
}

describe('stored sessions', () => {
  it('are returned as they were saved, the latest start first, of one case or of all', async () => {
    const progress = await open(freshName());
    await progress.saveSession(session([started], 'early', 1));
    await progress.saveSession(session([started, wrote('ü', 3)], 'late', 2));
    await progress.saveSession({ ...session([], 'other', 3), caseId: 'chat' });
    expect((await progress.listSessions()).map(({ id }) => id)).toEqual(['other', 'late', 'early']);
    expect((await progress.listSessions('url-shortener')).map(({ id }) => id)).toEqual(['late', 'early']);
    expect((await progress.loadSession('late'))?.session).toEqual(session([started, wrote('ü', 3)], 'late', 2));
    await progress.removeSession('late');
    expect(await progress.loadSession('late')).toBeUndefined();
    expect((await progress.summary()).counts.sessions).toBe(2);
  });

  it('are told of to other tabs, which a save does not overwrite unseen', async () => {
    const name = freshName();
    const [a, b] = [await open(name), await open(name)];
    await a.saveSession(session([started]));
    await b.loadSession('s');
    const told = new Promise<ProgressChange>((resolve) => b.onChange(resolve));
    await a.saveSession(session([started, wrote('a', 1)]));
    expect(await told).toMatchObject({ stores: ['sessions'], fromOtherTab: true });
    const result = await b.saveSession(session([started, { kind: 'paused', at: 2 }, { kind: 'resumed', at: 3 }]));
    expect(result).toMatchObject({ ok: false, conflict: { tabId: a.tabId } });
    expect((await a.loadSession('s'))?.session.events).toEqual([started, wrote('a', 1)]);
    await b.loadSession('s');
    expect(await b.saveSession(session([started, { kind: 'paused', at: 2 }]))).toMatchObject({ ok: true });
  });

  it('go on in another tab without loading where nothing is lost by it', async () => {
    const name = freshName();
    const [a, b] = [await open(name), await open(name)];
    await a.saveSession(session([started, wrote('a', 1)]));
    expect(await b.saveSession(session([started, wrote('a and b', 2, 1)]))).toMatchObject({ ok: true });
  });

  it('that are damaged are set aside', async () => {
    const name = freshName();
    const progress = await open(name);
    await progress.saveSession(session([started]));
    await putRaw(name, 'sessions', { ...stored([started]), session: { ...session([started]), version: 9 } });
    expect(await progress.listSessions()).toEqual([]);
    expect(await progress.listQuarantine()).toMatchObject([{ store: 'sessions', origin: 'storage' }]);
  });

  it('have a store of their own in a database of version 1, whose records stay', async () => {
    const name = freshName();
    const old = await open(name, { migrations: migrations.slice(0, 1) });
    // The code of today reads every store; that of yesterday knew no sessions.
    old.close();
    await putRaw(name, 'reveals', { exerciseId: 'x', at: 1 });
    const progress = await open(name);
    expect(await progress.hasRevealed('x')).toBe(true);
    expect(await progress.saveSession(session([started]))).toMatchObject({ ok: true });
  });
});

describe('merging sessions', () => {
  it('keeps the longer log, whichever side it is on', () => {
    const [short, long] = [stored([started, wrote('a', 1)]), stored([started, wrote('ab', 2, 1), { kind: 'paused', at: 3 }])];
    expect(mergeRecord('sessions', short, long)).toEqual({ record: long });
    expect(mergeRecord('sessions', long, short)).toEqual({ record: long });
  });

  it('sets aside what was held apart from the local one', () => {
    const local = stored([started, { kind: 'paused', at: 1 }, { kind: 'resumed', at: 9 }]);
    const apart = stored([started, wrote('b', 1), wrote('c', 8)]);
    expect(mergeRecord('sessions', local, apart)).toEqual({ record: local, displaced: apart });
  });

  it('imports sessions from a file of everything, and takes an older copy for known', async () => {
    const progress = await open(freshName());
    await progress.saveSession(session([started, wrote('a', 1)]));
    const older = await progress.import(fileText({ sessions: [stored([started])] }));
    expect(older).toMatchObject({ ok: true, unchanged: 1, setAside: [] });
    const newer = await progress.import(fileText({ sessions: [stored([started, wrote('a', 1), { kind: 'finished', at: 2 }])] }));
    expect(newer).toMatchObject({ ok: true, merged: 1 });
    expect((await progress.loadSession('s'))?.session.events).toHaveLength(3);
  });
});
