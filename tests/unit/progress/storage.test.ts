import 'fake-indexeddb/auto';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { migrations } from '../../../src/progress/migrations.ts';
import type { StorageStatus } from '../../../src/progress/index.ts';
import { closeAll, fileText, freshName, open, verdict } from './fixtures.ts';

afterEach(() => {
  vi.restoreAllMocks();
  closeAll();
});

/** Makes every put fail as a full disk does, until the returned function is called. */
function fillStorage(): () => void {
  const spy = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
    throw new DOMException('No room', 'QuotaExceededError');
  });
  return () => spy.mockRestore();
}

/** Opens a plain connection, as an old page without our manners holds one. */
function holdConnection(name: string, version: number): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(name, version);
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

describe('storage denied', () => {
  it('goes on in memory when the browser throws', async () => {
    vi.spyOn(indexedDB, 'open').mockImplementation(() => {
      throw new DOMException('Denied', 'SecurityError');
    });
    const progress = await open(freshName());
    expect(progress.status.kind).toBe('memory-only');
    expect(progress.status.remedy).not.toBe('');
    await progress.saveDraft('a', 'typed');
    await progress.addAttempt({ exerciseId: 'a', source: 'typed', verdict: verdict('pass') });
    expect((await progress.loadDraft('a'))?.source).toBe('typed');
    expect(await progress.hasPassed('a')).toBe(true);
    expect((await progress.export()).records.drafts).toHaveLength(1);
  });

  it('goes on in memory when there is no IndexedDB at all', async () => {
    vi.stubGlobal('indexedDB', undefined);
    const progress = await open(freshName());
    vi.unstubAllGlobals();
    expect(progress.status.kind).toBe('memory-only');
    await progress.setSetting('editor', 'plain');
    expect(await progress.getSetting('editor')).toBe('plain');
  });

  it('says that a newer version wrote the database, and leaves it alone', async () => {
    const name = freshName();
    (await holdConnection(name, 99)).close();
    const progress = await open(name);
    expect(progress.status).toMatchObject({ kind: 'memory-only', message: expect.stringContaining('newer version') });
  });
});

describe('storage full', () => {
  it('says so, keeps what was typed, and saves it once there is room', async () => {
    const name = freshName();
    const progress = await open(name);
    const heard: StorageStatus['kind'][] = [];
    progress.onStatus((status) => heard.push(status.kind));
    await progress.saveDraft('a', 'before');
    const free = fillStorage();
    await progress.saveDraft('a', 'while full');
    expect(progress.status.kind).toBe('full');
    expect((await progress.loadDraft('a'))?.source).toBe('while full');
    free();
    await progress.saveDraft('b', 'after');
    expect(heard).toEqual(['full', 'ok']);
    const reopened = await open(name);
    expect(await reopened.loadDraft('a')).toMatchObject({ source: 'while full', others: [] });
    expect((await reopened.loadDraft('b'))?.source).toBe('after');
  });

  it('merges what another tab wrote meanwhile instead of overwriting it', async () => {
    const name = freshName();
    const [full, other] = [await open(name), await open(name)];
    await full.saveDraft('a', 'before');
    const free = fillStorage();
    await full.saveDraft('a', 'in memory');
    free();
    await other.loadDraft('a');
    await other.saveDraft('a', 'from the other tab');
    await full.setSetting('editor', 'plain');
    expect(full.status.kind).toBe('ok');
    const draft = await full.loadDraft('a');
    expect([draft?.source, ...(draft?.others ?? []).map((version) => version.source)].sort()).toEqual(['from the other tab', 'in memory']);
  });

  it('loses no write of many under way when it fills up', async () => {
    const name = freshName();
    const progress = await open(name);
    const free = fillStorage();
    const saves = Array.from({ length: 20 }, (_, i) => progress.saveDraft(`e${i}`, `text ${i}`));
    await saves[4];
    free();
    await Promise.all(saves);
    expect((await (await open(name)).summary()).counts.drafts).toBe(20);
  });

  it('refuses an import there is no room for, and changes nothing', async () => {
    const progress = await open(freshName());
    await progress.saveDraft('a', 'mine');
    const free = fillStorage();
    const result = await progress.import(fileText({ reveals: [{ exerciseId: 'a', at: 1 }] }));
    free();
    expect(result).toMatchObject({ ok: false, kind: 'storage' });
    expect(progress.status.kind).toBe('ok');
    expect(await progress.hasRevealed('a')).toBe(false);
  });
});

describe('versions', () => {
  const next = [...migrations, (database: { createObjectStore(name: string): unknown }) => void database.createObjectStore('added')];

  it('keeps records through a migration', async () => {
    const name = freshName();
    const old = await open(name);
    await old.saveDraft('a', 'old text');
    old.close();
    const renewed = await open(name, { migrations: next });
    expect(renewed.status.kind).toBe('ok');
    expect((await renewed.loadDraft('a'))?.source).toBe('old text');
  });

  it('lets go in an older tab, which goes on in memory and says so', async () => {
    const name = freshName();
    const old = await open(name);
    await old.saveDraft('a', 'saved');
    const renewed = await open(name, { migrations: next });
    expect(renewed.status.kind).toBe('ok');
    await old.saveDraft('a', 'not saved');
    expect(old.status).toMatchObject({ kind: 'memory-only', message: expect.stringContaining('another tab') });
    expect((await old.loadDraft('a'))?.source).toBe('not saved');
    expect((await renewed.loadDraft('a'))?.source).toBe('saved');
  });

  it('starts in memory while an older tab does not let go, and saves when it does', async () => {
    const name = freshName();
    const first = await open(name);
    await first.saveDraft('a', 'stored');
    first.close();
    const holder = await holdConnection(name, migrations.length);
    const progress = await open(name, { migrations: next, patienceMs: 20 });
    expect(progress.status.kind).toBe('blocked-by-older-tab');
    await progress.saveDraft('a', 'typed meanwhile');
    await progress.saveDraft('b', 'new');
    const rejoined = new Promise((resolve) => progress.onChange(({ stores }) => stores.includes('quarantine') && resolve(undefined)));
    holder.close();
    await rejoined;
    expect(progress.status.kind).toBe('ok');
    expect(await progress.loadDraft('a')).toMatchObject({ source: 'typed meanwhile', others: [{ source: 'stored' }] });
    expect((await (await open(name, { migrations: next })).loadDraft('b'))?.source).toBe('new');
  });
});

describe('a connection that fails', () => {
  it('is opened anew, and the work done again', async () => {
    const name = freshName();
    const progress = await open(name);
    await progress.saveDraft('a', 'one');
    vi.spyOn(IDBDatabase.prototype, 'transaction').mockImplementationOnce(() => {
      throw new DOMException('The connection is closing', 'InvalidStateError');
    });
    await progress.saveDraft('a', 'two');
    expect(progress.status.kind).toBe('ok');
    expect((await (await open(name)).loadDraft('a'))?.source).toBe('two');
  });

  it('is given up when that fails too; the session goes on in memory', async () => {
    const progress = await open(freshName());
    vi.spyOn(IDBDatabase.prototype, 'transaction').mockImplementation(() => {
      throw new DOMException('Disk error', 'UnknownError');
    });
    await progress.saveDraft('a', 'typed');
    expect(progress.status).toMatchObject({ kind: 'memory-only', message: expect.stringContaining('failed') });
    expect((await progress.loadDraft('a'))?.source).toBe('typed');
  });
});
