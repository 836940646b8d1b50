import 'fake-indexeddb/auto';
import { afterEach, describe, expect, it } from 'vitest';
import type { ProgressChange, StoredDrawing } from '../../../src/progress/index.ts';
import { mergeRecord } from '../../../src/progress/merge.ts';
import { migrations } from '../../../src/progress/migrations.ts';
import { closeAll, fileText, freshName, open, putRaw } from './fixtures.ts';

afterEach(closeAll);

const stored = (text: string, savedAt: number): StoredDrawing => ({ id: 'd', text, tabId: 'tab', savedAt });

describe('stored drawings', () => {
  it('[K13] are returned as they were saved, the latest first, and counted', async () => {
    const progress = await open(freshName());
    const first = await progress.saveDrawing('a', 'one');
    await progress.saveDrawing('b', 'ü'.repeat(1_000_000));
    expect((await progress.listDrawings()).map(({ id, text }) => [id, text.length])).toEqual([
      ['b', 1_000_000],
      ['a', 3],
    ]);
    expect(await progress.saveDrawing('a', 'two', first.ok ? first.saved.savedAt : 0)).toMatchObject({ ok: true });
    expect((await progress.listDrawings()).map(({ id, text }) => [id, text.length])[0]).toEqual(['a', 3]);
    await progress.removeDrawing('b');
    expect((await progress.summary()).counts.drawings).toBe(1);
  });

  it('[K15] stay where a save does not go on from them, and other tabs hear of a save', async () => {
    const name = freshName();
    const [a, b] = [await open(name), await open(name)];
    const told = new Promise<ProgressChange>((resolve) => b.onChange(resolve));
    const first = await a.saveDrawing('d', 'of a');
    expect(await told).toMatchObject({ stores: ['drawings'], fromOtherTab: true });
    expect(await b.saveDrawing('d', 'of b')).toMatchObject({ ok: false, conflict: { text: 'of a', tabId: a.tabId } });
    expect(await b.saveDrawing('d', 'of b', 1)).toMatchObject({ ok: false });
    expect((await b.listDrawings()).map(({ text }) => text)).toEqual(['of a']);
    expect(await b.saveDrawing('d', 'after a', first.ok ? first.saved.savedAt : 0)).toMatchObject({ ok: true });
  });

  it('have a store of their own in a database of version 2, whose records stay', async () => {
    const name = freshName();
    const old = await open(name, { migrations: migrations.slice(0, 2) });
    old.close();
    await putRaw(name, 'reveals', { exerciseId: 'x', at: 1 });
    const progress = await open(name);
    expect(await progress.hasRevealed('x')).toBe(true);
    expect(await progress.saveDrawing('d', 'text')).toMatchObject({ ok: true });
    expect(progress.status.kind).toBe('ok');
  });

  it('that are damaged are set aside', async () => {
    const name = freshName();
    const progress = await open(name);
    await putRaw(name, 'drawings', { ...stored('x', 1), text: 'x'.repeat(1_000_001) });
    expect(await progress.listDrawings()).toEqual([]);
    expect(await progress.listQuarantine()).toMatchObject([{ store: 'drawings', origin: 'storage' }]);
  });

  it('travel in the file of everything, and of two versions the later stays', async () => {
    const [early, late] = [stored('early', 1), stored('late', 2)];
    expect(mergeRecord('drawings', early, late)).toEqual({ record: late });
    expect(mergeRecord('drawings', late, early)).toEqual({ record: late });
    const progress = await open(freshName());
    expect(await progress.import(fileText({ drawings: [early] }))).toMatchObject({ ok: true, added: 1, setAside: [] });
    expect(await progress.import(fileText({ drawings: [late] }))).toMatchObject({ ok: true, merged: 1 });
    expect((await progress.export()).records.drawings).toEqual([late]);
    await progress.undoImport();
    expect((await progress.export()).records.drawings).toEqual([early]);
  });
});
