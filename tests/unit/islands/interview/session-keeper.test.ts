import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { drawingId } from '../../../../src/interview/artefacts.ts';
import { reduce } from '../../../../src/interview/session-state.ts';
import { cutAfterMs, enterStage, extend, finish, write } from '../../../../src/interview/session.ts';
import type { SessionKeeper } from '../../../../src/islands/interview/session-keeper.ts';
import { openSession } from '../../../../src/islands/interview/session-keeper.ts';
import type { lockSession } from '../../../../src/islands/interview/session-lock.ts';
import { memoryOf, one, sessionOf, SharedStore, wroteAt } from './fixtures.ts';

let now = 1000;
beforeEach(() => {
  now = 1000;
  vi.useFakeTimers();
});
afterEach(() => vi.useRealTimers());

/** Locks that one holder has at a time, as browsers give them. */
function locks(): typeof lockSession {
  let lose: (() => void) | undefined;
  return async (_id, steal, onLost) => {
    if (lose && !steal) return undefined;
    lose?.();
    lose = onLost;
    return { release: () => (lose = undefined) };
  };
}

async function openIn(store: SharedStore, tab = 'first', lock = locks(), memory = memoryOf()): Promise<SessionKeeper> {
  const opened = await openSession({ one, id: 's', store: store.openTab(tab), memory, now: () => now, lock });
  if (!opened.ok) throw new Error(opened.reason);
  return opened.keeper;
}

const note = (text: string) => (held: Parameters<typeof write>[0], at: number) => write(held, at, 'notes-scope', text);
const textIn = (keeper: SessionKeeper): string | undefined => keeper.kept.live.state.artefacts.get('notes-scope')?.text;

describe('a kept session', () => {
  it('saves within a second of the first change, however long the typing goes on', async () => {
    const store = new SharedStore(sessionOf());
    const keeper = await openIn(store);
    for (let typed = 1; typed <= 20; typed++) {
      now += 50;
      expect(keeper.run(note('x'.repeat(typed)))).toBeUndefined();
      await vi.advanceTimersByTimeAsync(50);
    }
    expect(store.saves).toBeGreaterThanOrEqual(3);
    await vi.advanceTimersByTimeAsync(300);
    expect(keeper.kept.isSaved).toBe(true);
    expect(store.stored?.session).toEqual(keeper.kept.live.session);
  });

  it('stands after every command where its log leads', async () => {
    const keeper = await openIn(new SharedStore(sessionOf()));
    const commands = [
      note('We cache.'),
      note('We cache it.'),
      (held: Parameters<typeof write>[0], at: number) => extend(held, at, 5),
      (held: Parameters<typeof write>[0], at: number) => enterStage(held, at, 'deep-dive'),
      (held: Parameters<typeof write>[0], at: number) => write(held, at, drawingId, '{}'),
      finish,
    ];
    for (const command of commands) {
      now += 40_000;
      keeper.run(command);
      const { session, state } = keeper.kept.live;
      expect(reduce(one, session)).toEqual({ ok: true, state });
    }
    // Entering the stage brought the change with it, without being asked.
    expect(keeper.kept.live.session.events.map(({ kind }) => kind)).toContain('changed');
  });

  it('says why a command is refused, and changes nothing', async () => {
    const keeper = await openIn(new SharedStore(sessionOf()));
    keeper.run(finish);
    const before = keeper.kept.live;
    expect(keeper.run(note('late'))).toMatch(/./);
    expect(keeper.kept.live).toBe(before);
  });

  it('lets the interviewer speak as time goes by', async () => {
    const keeper = await openIn(new SharedStore(sessionOf()));
    keeper.run((held, at) => enterStage(held, at, 'high-level'));
    keeper.run((held, at) => write(held, at, 'notes-high-level', 'There is a cache.'));
    for (let second = 0; second < 10; second++) {
      now += 1000;
      keeper.tick();
    }
    expect(keeper.kept.live.state.followUps).toMatchObject([{ id: 'miss' }]);
  });

  it('counts a closed laptop as a pause: of an open page, and of one opened again', async () => {
    const store = new SharedStore(sessionOf());
    const keeper = await openIn(store);
    keeper.tick();
    now += 1000;
    keeper.tick();
    now += cutAfterMs;
    keeper.tick();
    expect(keeper.kept.live.state).toMatchObject({ status: 'paused', atMs: 1000 });
    expect(keeper.kept.live.state.times.scope.spentMs).toBe(1000);

    now = 1000 + 3000 + cutAfterMs;
    const again = await openIn(new SharedStore(sessionOf([wroteAt(3000, 'a')])));
    expect(again.kept.live.state).toMatchObject({ status: 'paused', atMs: 3000 });
  });

  it('goes on after a page was only loaded anew', async () => {
    now = 1000 + 3000 + cutAfterMs - 1;
    const keeper = await openIn(new SharedStore(sessionOf([wroteAt(3000, 'a')])));
    expect(keeper.kept.live.state.status).toBe('running');
  });

  it('leaves what is not saved when the page goes away, and finds it again', async () => {
    const store = new SharedStore(sessionOf([wroteAt(10, 'saved')]));
    const [memory, tab] = [memoryOf(), store.openTab('first')];
    const keeper = await openIn(store, 'first', locks(), memory);
    now = 1000 + 20_000;
    keeper.run(note('saved, and typed on'));
    tab.saveSession = () => new Promise(() => undefined);
    keeper.rescue();
    // What is stored stands still: the page ended before the save did.
    const ended = new SharedStore();
    ended.stored = { id: 's', session: sessionOf([wroteAt(10, 'saved')]), tabId: 'first', savedAt: 1 };
    const again = await openIn(ended, 'second', locks(), memory);
    expect(textIn(again)).toBe('saved, and typed on');
    await vi.advanceTimersByTimeAsync(300);
    expect(ended.stored?.session).toEqual(again.kept.live.session);
    expect(memory.kept.size).toBe(0);
  });

  it.each(['', '{', '{"savedAt":1,"base":0,"events":[{"kind":"none"}]}', '{"savedAt":1,"base":-5,"events":5}', 'null', '{"savedAt":2}'])(
    'ignores a rescued text that cannot be: %s',
    async (text) => {
      const memory = memoryOf();
      memory.write('interview-rescue:s', text);
      const keeper = await openIn(new SharedStore(sessionOf([wroteAt(10, 'saved')])), 'first', locks(), memory);
      expect(textIn(keeper)).toBe('saved');
    },
  );

  it('cannot be opened where there is none, or one that is damaged', async () => {
    const open = (store: SharedStore) =>
      openSession({ one, id: 's', store: store.openTab('t'), memory: memoryOf(), now: () => now, lock: locks() });
    expect(await open(new SharedStore())).toMatchObject({ ok: false, reason: expect.stringContaining('no such session') });
    const damaged = new SharedStore({ ...sessionOf(), caseVersion: 99 });
    expect(await open(damaged)).toMatchObject({ ok: false, reason: expect.stringContaining('version 99') });
  });
});

describe('a session in two tabs', () => {
  it('is written by the first; the other reads along and says so', async () => {
    const [store, lock] = [new SharedStore(sessionOf()), locks()];
    const [a, b] = [await openIn(store, 'a', lock), await openIn(store, 'b', lock)];
    expect([a.kept.isWriter, b.kept.isWriter]).toEqual([true, false]);
    expect(b.run(note('b'))).toContain('another tab');
    a.run(note('from a'));
    await vi.advanceTimersByTimeAsync(300);
    expect(textIn(b)).toBe('from a');
  });

  it('is taken over with all that the other has saved; that one reads along then', async () => {
    const [store, lock] = [new SharedStore(sessionOf()), locks()];
    const [a, b] = [await openIn(store, 'a', lock), await openIn(store, 'b', lock)];
    a.run(note('from a'));
    await a.flush();
    // Saved by the first, and the word of it has not come yet.
    store.stored = { id: 's', session: sessionOf([wroteAt(10, 'from a, at last')]), tabId: 'a', savedAt: 9 };
    await b.claim(true);
    expect(textIn(b)).toBe('from a, at last');
    expect([a.kept.isWriter, b.kept.isWriter]).toEqual([false, true]);
    now += 20_000;
    b.run(note('from a, then b'));
    await vi.advanceTimersByTimeAsync(300);
    expect(textIn(a)).toBe('from a, then b');
  });

  it('is not overwritten where the browser has no locks', async () => {
    const store = new SharedStore(sessionOf());
    const free: typeof lockSession = async () => ({ release: () => undefined });
    const [a, b] = [await openIn(store, 'a', free), await openIn(store, 'b', free)];
    a.run(note('from a'));
    await a.flush();
    b.run(note('from b'));
    await b.flush();
    expect(store.stored?.session.events.at(-1)).toMatchObject({ text: 'from a' });
    expect(b.kept.isWriter).toBe(false);
    await vi.advanceTimersByTimeAsync(0);
    expect(textIn(b)).toBe('from a');
  });
});
