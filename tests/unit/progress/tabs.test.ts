import 'fake-indexeddb/auto';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Draft, ProgressChange } from '../../../src/progress/index.ts';
import { closeAll, freshName, open } from './fixtures.ts';

afterEach(closeAll);

describe('several tabs', () => {
  it('do not conflict when one goes on from what it loaded', async () => {
    const name = freshName();
    const [a, b] = [await open(name), await open(name)];
    await a.saveDraft('x', 'from a');
    await b.loadDraft('x');
    const result = await b.saveDraft('x', 'from a, then b');
    expect(result.conflict).toBeUndefined();
    expect(result.draft.others).toEqual([]);
  });

  it('keep and return what one overwrites unseen; the last writer wins', async () => {
    const name = freshName();
    const [a, b] = [await open(name), await open(name)];
    await a.loadDraft('x');
    await b.loadDraft('x');
    await a.saveDraft('x', 'from a');
    const { draft, conflict } = await b.saveDraft('x', 'from b');
    expect(conflict).toMatchObject({ source: 'from a', tabId: a.tabId });
    expect(draft).toMatchObject({ source: 'from b', tabId: b.tabId, revision: 2 });
    expect((await (await open(name)).loadDraft('x'))?.others).toMatchObject([{ source: 'from a' }]);
  });

  it('keep the newest text of each tab while both type', async () => {
    const name = freshName();
    const [a, b] = [await open(name), await open(name)];
    for (const round of [1, 2, 3]) {
      await a.saveDraft('x', `a${round}`);
      await b.saveDraft('x', `b${round}`);
    }
    const draft = await a.loadDraft('x');
    expect(draft?.source).toBe('b3');
    expect(draft?.others.map((version) => version.source)).toEqual(['a3']);
  });

  it('do not conflict when both hold the same text', async () => {
    const name = freshName();
    const [a, b] = [await open(name), await open(name)];
    await a.saveDraft('x', 'same');
    expect((await b.saveDraft('x', 'same')).conflict).toBeUndefined();
  });

  it('do not conflict with themselves when one save overtakes another', async () => {
    const progress = await open(freshName());
    const results = await Promise.all([progress.saveDraft('x', 'one'), progress.saveDraft('x', 'two')]);
    expect(results.map((result) => result.conflict)).toEqual([undefined, undefined]);
    expect(await progress.loadDraft('x')).toMatchObject({ source: 'two', others: [] });
  });

  it('forget the other versions once the learner has chosen', async () => {
    const name = freshName();
    const [a, b] = [await open(name), await open(name)];
    await a.saveDraft('x', 'from a');
    await b.saveDraft('x', 'from b');
    expect(await b.resolveDraft('x', 'from a')).toMatchObject({ source: 'from a', others: [] });
    expect((await b.saveDraft('x', 'onwards')).draft.others).toEqual([]);
  });

  it('hear of each other’s drafts and changes, not of their own', async () => {
    const name = freshName();
    const [a, b] = [await open(name), await open(name)];
    const drafts: Draft[] = [];
    const own: Draft[] = [];
    const changes: ProgressChange[] = [];
    const stop = b.onDraftChange('x', (draft) => drafts.push(draft));
    a.onDraftChange('x', (draft) => own.push(draft));
    b.onChange((change) => changes.push(change));
    await a.saveDraft('x', 'from a');
    await vi.waitFor(() => expect(drafts).toMatchObject([{ source: 'from a', tabId: a.tabId }]));
    expect(changes).toEqual([{ stores: ['drafts'], fromOtherTab: true }]);
    expect(own).toEqual([]);
    // Hearing of a draft is not seeing it: typing on still conflicts.
    expect((await b.saveDraft('x', 'from b')).conflict).toMatchObject({ source: 'from a' });
    stop();
    await a.saveDraft('x', 'more from a');
    await vi.waitFor(() => expect(changes).toHaveLength(3));
    expect(drafts).toHaveLength(1);
  });

  it('are not told of a draft that is their own by the time they look', async () => {
    const name = freshName();
    const progress = await open(name);
    await progress.saveDraft('x', 'mine');
    const drafts: Draft[] = [];
    const changes: ProgressChange[] = [];
    progress.onDraftChange('x', (draft) => drafts.push(draft));
    progress.onChange((change) => changes.push(change));
    const other = new BroadcastChannel(name);
    other.postMessage({ stores: ['drafts'], draftOf: 'x' });
    await vi.waitFor(() => expect(changes).toHaveLength(1));
    other.close();
    await progress.loadDraft('x');
    expect(drafts).toEqual([]);
  });

  it('ignore messages of another shape', async () => {
    const name = freshName();
    const progress = await open(name);
    const changes: ProgressChange[] = [];
    progress.onChange((change) => changes.push(change));
    const stranger = new BroadcastChannel(name);
    for (const message of [null, 'hello', { stores: ['nonsense'] }, { stores: ['drafts'], draftOf: 7 }]) stranger.postMessage(message);
    stranger.postMessage({ stores: ['reveals'] });
    await vi.waitFor(() => expect(changes).not.toEqual([]));
    stranger.close();
    expect(changes).toEqual([{ stores: ['reveals'], fromOtherTab: true }]);
  });
});
