import 'fake-indexeddb/auto';
import { afterEach, describe, expect, it } from 'vitest';
import { closeAll, fileText, freshName, open, putRaw, storedCase, verdict } from './fixtures.ts';
import type { Progress } from '../../../src/progress/index.ts';

afterEach(closeAll);

/** Returns all that is stored, without the time of export. */
async function everything(progress: Progress) {
  return (await progress.export()).records;
}

async function exported(progress: Progress): Promise<string> {
  return JSON.stringify(await progress.export());
}

async function fill(progress: Progress): Promise<void> {
  await progress.saveDraft('a', 'draft');
  await progress.addAttempt({ exerciseId: 'a', source: 'failed', verdict: verdict('fail') });
  await progress.addAttempt({ exerciseId: 'a', source: 'passed', verdict: verdict('pass') });
  await progress.recordReveal('a');
  await progress.recordPrediction({ figureId: 'lab', question: 'q', guess: 0.5, actual: 0.6, score: 0.9 });
  await progress.recordQuizAnswer({ lessonId: 'l', questionId: 'q', choice: 'c', correct: true });
  await progress.setSetting('editor', 'plain');
  await progress.addOwnTest('a', { rule: 'R1', case: storedCase(1) });
}

describe('export and import', () => {
  it('carries everything to another browser, and importing again changes nothing', async () => {
    const [from, to] = [await open(freshName()), await open(freshName())];
    await fill(from);
    const text = await exported(from);
    const result = await to.import(text);
    expect(result).toMatchObject({ ok: true, added: 9, merged: 0, unchanged: 0, setAside: [] });
    expect(await everything(to)).toEqual(await everything(from));
    expect(await to.import(text)).toMatchObject({ ok: true, added: 0, merged: 0, unchanged: 9, setAside: [] });
    expect(await everything(to)).toEqual(await everything(from));
  });

  it('previews exactly what it then does, and the preview changes nothing', async () => {
    const [from, to] = [await open(freshName()), await open(freshName())];
    await fill(from);
    await to.saveDraft('a', 'another draft');
    const before = await everything(to);
    const text = await exported(from);
    const preview = await to.previewImport(text);
    expect(await everything(to)).toEqual(before);
    expect(await to.import(text)).toEqual(preview);
    expect(preview).toMatchObject({ added: 8, merged: 1 });
  });

  it('keeps both texts of a draft, the newer as current, whichever way it is merged', async () => {
    const [older, newer] = [await open(freshName()), await open(freshName())];
    await older.saveDraft('a', 'older');
    await newer.saveDraft('a', 'newer');
    const [olderFile, newerFile] = [await exported(older), await exported(newer)];
    await older.import(newerFile);
    await newer.import(olderFile);
    for (const progress of [older, newer]) {
      expect(await progress.loadDraft('a')).toMatchObject({ source: 'newer', others: [{ source: 'older' }] });
    }
  });

  it('joins two passes: the first date, the latest code', async () => {
    const [older, newer] = [await open(freshName()), await open(freshName())];
    await older.addAttempt({ exerciseId: 'a', source: 'older', verdict: verdict('pass') });
    await newer.addAttempt({ exerciseId: 'a', source: 'newer', verdict: verdict('pass') });
    const firstAt = (await older.getLatestPass('a'))?.firstAt;
    await newer.import(await exported(older));
    expect(await newer.getLatestPass('a')).toMatchObject({ source: 'newer', firstAt });
    expect(await newer.listAttempts('a')).toHaveLength(2);
  });

  it('keeps the local record under an id that both use, and sets the other aside', async () => {
    const progress = await open(freshName());
    const local = await progress.addAttempt({ exerciseId: 'a', source: 'local', verdict: verdict('fail') });
    const result = await progress.import(fileText({ attempts: [{ ...local, source: 'forged' }] }));
    expect(result).toMatchObject({ ok: true, unchanged: 1, setAside: [{ store: 'attempts' }] });
    expect((await progress.getAttempt(local.id))?.source).toBe('local');
    expect((await progress.listQuarantine())[0]?.text).toContain('forged');
  });

  it('counts the good records of a file and sets the bad ones aside', async () => {
    const progress = await open(freshName());
    const text = fileText({
      reveals: [{ exerciseId: 'a', at: 1 }, { exerciseId: 'b', at: 'yesterday' }, 7],
      drafts: 'none',
      futureStore: [1],
    } as never);
    const result = await progress.import(text);
    expect(result).toMatchObject({ ok: true, added: 1 });
    expect(result.ok && result.setAside.map(({ where }) => where)).toEqual([
      'records.reveals[1]',
      'records.reveals[2]',
      'records.drafts',
      'records.futureStore',
    ]);
    expect(await progress.listQuarantine()).toHaveLength(4);
    expect(await progress.hasRevealed('a')).toBe(true);
    expect(await progress.hasRevealed('b')).toBe(false);
  });

  it('exports the quarantine too', async () => {
    const name = freshName();
    const [from, to] = [await open(name), await open(freshName())];
    await putRaw(name, 'drafts', { exerciseId: 'a', source: 42 });
    await from.summary();
    await to.import(await exported(from));
    expect(await to.listQuarantine()).toEqual(await from.listQuarantine());
  });
});

describe('a file that is refused', () => {
  const good = fileText({ reveals: [{ exerciseId: 'a', at: 1 }] });
  const cases: readonly (readonly [title: string, text: string, expected: object])[] = [
    [
      'from a newer version',
      good.replace('"version":1', '"version":2'),
      { kind: 'newer-version', message: expect.stringContaining('newer version') },
    ],
    ['cut off', good.slice(0, -5), { kind: 'not-json', where: `line 1, column ${good.length - 4}` }],
    ['empty', '', { kind: 'not-json', where: 'line 1, column 1' }],
    ['with a stray comma', '{\n  "format": "x",\n}', { kind: 'not-json', where: 'line 3, column 1' }],
    ['of another kind', '{"hello":"world"}', { kind: 'not-progress', where: 'format' }],
    ['that is no object', '[1,2]', { kind: 'not-progress' }],
    ['with a version that is no number', good.replace('"version":1', '"version":"1"'), { kind: 'not-progress', where: 'version' }],
    ['without records', '{"format":"headroom-progress","version":1,"exportedAt":"x"}', { kind: 'not-progress', where: 'records' }],
    [
      'nested to overflow the stack',
      `{"format":"headroom-progress","version":1,"exportedAt":"","records":{"drafts":${'['.repeat(100_000)}${']'.repeat(100_000)}}}`,
      { kind: 'not-progress' },
    ],
    ['too large', ' '.repeat(100_000_001), { kind: 'too-large' }],
  ];
  it.each(cases)('%s: says why and what to do, and changes nothing', async (_title, text, expected) => {
    const progress = await open(freshName());
    await fill(progress);
    const before = await everything(progress);
    for (const result of [await progress.previewImport(text), await progress.import(text)]) {
      expect(result).toMatchObject({ ok: false, ...expected });
      expect(!result.ok && result.remedy).not.toBe('');
    }
    expect(await everything(progress)).toEqual(before);
    expect(await progress.undoableImport()).toBeUndefined();
  });

  it('but one that begins with a byte order mark is read', async () => {
    const progress = await open(freshName());
    expect(await progress.import(`\uFEFF${good}`)).toMatchObject({ ok: true, added: 1 });
  });

  it('does not let field names of objects reach their prototype', async () => {
    const progress = await open(freshName());
    await progress.import(good.replace('"records":{', '"records":{"__proto__":[{"polluted":true}],'));
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
    expect(await progress.hasRevealed('a')).toBe(true);
  });
});

describe('undoing an import', () => {
  it('puts everything back as it was', async () => {
    const [from, to] = [await open(freshName()), await open(freshName())];
    await fill(to);
    await fill(from);
    const before = await everything(to);
    await to.import(await exported(from));
    expect(await to.undoableImport()).toMatchObject({ records: 8 });
    expect(await to.undoImport()).toEqual({ undone: 8, kept: 0 });
    expect(await everything(to)).toEqual(before);
    expect(await to.undoImport()).toBeUndefined();
  });

  it('leaves alone what was changed since', async () => {
    const [from, to] = [await open(freshName()), await open(freshName())];
    await from.saveDraft('a', 'imported');
    await from.recordReveal('a');
    await to.import(await exported(from));
    await to.loadDraft('a');
    await to.saveDraft('a', 'imported, then worked on');
    await to.addAttempt({ exerciseId: 'a', source: 'new', verdict: verdict('pass') });
    expect(await to.undoImport()).toEqual({ undone: 1, kept: 1 });
    expect((await to.loadDraft('a'))?.source).toBe('imported, then worked on');
    expect(await to.hasRevealed('a')).toBe(false);
    expect(await to.hasPassed('a')).toBe(true);
  });
});
