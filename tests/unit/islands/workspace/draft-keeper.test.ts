import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Draft, DraftVersion, SaveDraftResult } from '../../../../src/progress/types.ts';
import { createDraftKeeper, type DraftState } from '../../../../src/islands/workspace/draft/draftKeeper.ts';
import { openDeviceMemory } from '../../../../src/islands/workspace/session/deviceMemory.ts';

const STARTER = '// starter';

function draftOf(source: string, savedAt = 1, others: readonly DraftVersion[] = []): Draft {
  return { exerciseId: 'x', source, revision: 1, tabId: 'tab', savedAt, others };
}

/** A store in memory, whose saves can be made to hang or to meet a conflict. */
function aStore(initial?: Draft) {
  const store = {
    draft: initial,
    saves: [] as string[],
    resolved: [] as string[],
    conflict: undefined as DraftVersion | undefined,
    hang: false,
    fromOtherTab: (_draft: Draft): void => undefined,
    loadDraft: async () => store.draft,
    saveDraft: async (_id: string, source: string): Promise<SaveDraftResult> => {
      if (store.hang) await new Promise(() => undefined);
      store.saves.push(source);
      store.draft = draftOf(source, Date.now());
      return { draft: store.draft, ...(store.conflict && { conflict: store.conflict }) };
    },
    resolveDraft: async (_id: string, source: string) => {
      store.resolved.push(source);
      return (store.draft = draftOf(source, Date.now()));
    },
    onDraftChange: (_id: string, listener: (draft: Draft) => void) => {
      store.fromOtherTab = listener;
      return () => undefined;
    },
  };
  return store;
}

function aMemory() {
  const values = new Map<string, string>();
  return openDeviceMemory(
    () =>
      ({
        getItem: (key: string) => values.get(key) ?? null,
        setItem: (key: string, value: string) => void values.set(key, value),
        removeItem: (key: string) => void values.delete(key),
      }) as Storage,
  );
}

function keep(store = aStore(), memory = aMemory()) {
  const states: DraftState[] = [];
  const keeper = createDraftKeeper({ store, memory, exerciseId: 'x', starter: STARTER, onState: (state) => states.push(state) });
  return { keeper, store, memory, state: () => states.at(-1) };
}

beforeEach(() => void vi.useFakeTimers({ now: 1_000_000 }));
afterEach(() => void vi.useRealTimers());

describe('draft keeper', () => {
  it('begins with the starter, and with the draft where there is one', async () => {
    expect(await keep().keeper.load()).toBe(STARTER);
    expect(await keep(aStore(draftOf('mine'))).keeper.load()).toBe('mine');
  });

  it('does not store a starter nobody has touched', async () => {
    const { keeper, store, memory } = keep();
    await keeper.load();
    keeper.rescue();
    await vi.runAllTimersAsync();
    expect(store.saves).toEqual([]);
    expect(memory.read('rescue:x')).toBeUndefined();
  });

  it('saves the newest text within 300 ms of the last letter', async () => {
    const { keeper, store, state } = keep();
    await keeper.load();
    keeper.edited('a');
    keeper.edited('ab');
    expect(state()?.saving).toBe('unsaved');
    await vi.advanceTimersByTimeAsync(300);
    expect(store.saves).toEqual(['ab']);
    expect(state()?.saving).toBe('saved');
  });

  it('says saved again when a change is taken back before it was saved', async () => {
    const { keeper, store, state } = keep(aStore(draftOf('kept')));
    await keeper.load();
    keeper.edited('changed');
    keeper.edited('kept');
    expect(state()?.saving).toBe('unsaved');
    await vi.advanceTimersByTimeAsync(300);
    expect(store.saves).toEqual([]);
    expect(state()?.saving).toBe('saved');
  });

  it('saves at once when flushed, and not again later', async () => {
    const { keeper, store } = keep();
    await keeper.load();
    keeper.edited('now');
    await keeper.flush();
    await vi.runAllTimersAsync();
    expect(store.saves).toEqual(['now']);
  });

  it('brings back a text that the page could not save before it went away', async () => {
    const memory = aMemory();
    const first = keep(aStore(draftOf('old')), memory);
    await first.keeper.load();
    first.store.hang = true;
    first.keeper.edited('the last words');
    first.keeper.rescue();
    const second = keep(aStore(draftOf('old')), memory);
    expect(await second.keeper.load()).toBe('the last words');
    expect(second.store.saves).toEqual(['the last words']);
    expect(memory.read('rescue:x')).toBeUndefined();
  });

  it('prefers a draft that is newer than the rescued text', async () => {
    const memory = aMemory();
    memory.write('rescue:x', JSON.stringify({ source: 'stale', savedAt: 5 }));
    expect(await keep(aStore(draftOf('newer', 10)), memory).keeper.load()).toBe('newer');
  });

  it('ignores a rescued text that is broken', async () => {
    const memory = aMemory();
    memory.write('rescue:x', '{"source":');
    expect(await keep(aStore(draftOf('mine')), memory).keeper.load()).toBe('mine');
  });

  it('offers what another tab wrote, and applies neither by itself', async () => {
    const { keeper, store, state } = keep(aStore(draftOf('mine')));
    await keeper.load();
    store.fromOtherTab(draftOf('theirs', 7));
    expect(state()?.other).toEqual({ source: 'theirs', savedAt: 7 });
    expect(await keeper.takeOther()).toBe('theirs');
    expect(store.resolved).toEqual(['theirs']);
    expect(state()?.other).toBeUndefined();
  });

  it('keeps this tab’s text when the learner says so', async () => {
    const { keeper, store, state } = keep(aStore(draftOf('mine')));
    await keeper.load();
    store.fromOtherTab(draftOf('theirs', 7));
    await keeper.keepMine();
    expect(store.resolved).toEqual(['mine']);
    expect(state()?.other).toBeUndefined();
    expect(await keeper.takeOther()).toBeUndefined();
  });

  it('says nothing when the other tab wrote the same', async () => {
    const { keeper, store, state } = keep(aStore(draftOf('mine')));
    await keeper.load();
    store.fromOtherTab(draftOf('mine', 7));
    expect(state()?.other).toBeUndefined();
  });

  it('offers a version that a save here overwrote unseen', async () => {
    const { keeper, store, state } = keep();
    await keeper.load();
    store.conflict = { source: 'theirs', tabId: 'other', savedAt: 3 };
    keeper.edited('mine');
    await keeper.flush();
    expect(state()?.other?.source).toBe('theirs');
  });

  it('offers a version left over from an earlier conflict', async () => {
    const { keeper, state } = keep(aStore(draftOf('mine', 2, [{ source: 'theirs', tabId: 'other', savedAt: 1 }])));
    await keeper.load();
    expect(state()?.other?.source).toBe('theirs');
  });
});

describe('device memory', () => {
  it('falls back to the page when storage is denied', () => {
    const memory = openDeviceMemory(() => {
      throw new DOMException('denied', 'SecurityError');
    });
    expect(memory.write('panes', '20 30')).toBe(false);
    expect(memory.read('panes')).toBe('20 30');
    memory.remove('panes');
    expect(memory.read('panes')).toBeUndefined();
  });
});
