import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { LearnerReply, LearnerRequest } from '../../src/grader/protocol/messages.ts';
import { LearnerGone, openLink, type JudgePort } from '../../src/grader/realm/judge/learner-link.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A port whose other end is the test. */
function openFakeLink() {
  const sent: LearnerRequest[] = [];
  let reply: (message: LearnerReply) => void = () => undefined;
  let die: (message: string) => void = () => undefined;
  const port: JudgePort = {
    send: (request) => void sent.push(request),
    onReply: (listener) => void (reply = listener),
    onDeath: (listener) => void (die = listener),
  };
  const link = openLink(port, () => performance.now());
  return { link, sent, reply: (message: LearnerReply) => reply(message), die: (message: string) => die(message) };
}

const surface = { entry: 'make', methods: [], values: [] };
const limits = { perCall: 1, perBatch: 1 };

/** Starts a request and returns how it ended, or undefined while it waits. */
function watch(promise: Promise<unknown>): { readonly ended: () => unknown } {
  let result: unknown;
  promise.then(
    (value) => void (result = value),
    (error: unknown) => void (result = error),
  );
  return { ended: () => result };
}

describe('the watchdog', () => {
  it('calls code silent after 2.5 s without an answer, and not before', async () => {
    const { link, reply } = openFakeLink();
    reply({ kind: 'ready' });
    const load = watch(link.load('code', surface, 'seed', limits));
    await vi.advanceTimersByTimeAsync(2_250);
    expect(load.ended()).toBeUndefined();
    await vi.advanceTimersByTimeAsync(500);
    expect(load.ended()).toBeInstanceOf(LearnerGone);
    expect(load.ended()).toMatchObject({ kind: 'silent' });
  });

  it('counts from the last answer while requests wait', async () => {
    const { link, reply } = openFakeLink();
    reply({ kind: 'ready' });
    const first = watch(link.load('code', surface, 'seed', limits));
    const second = watch(link.load('code', surface, 'seed', limits));
    await vi.advanceTimersByTimeAsync(2_000);
    reply({ kind: 'loaded', id: 1 });
    await vi.advanceTimersByTimeAsync(2_000);
    expect(first.ended()).toEqual({ kind: 'loaded', id: 1 });
    expect(second.ended()).toBeUndefined();
    await vi.advanceTimersByTimeAsync(1_000);
    expect(second.ended()).toMatchObject({ kind: 'silent' });
  });

  it('counts anew from a sign of life, which answers nothing', async () => {
    const { link, reply } = openFakeLink();
    reply({ kind: 'ready' });
    const load = watch(link.load('code', surface, 'seed', limits));
    for (let beat = 0; beat < 4; beat++) {
      await vi.advanceTimersByTimeAsync(2_000);
      reply({ kind: 'alive' });
    }
    expect(load.ended()).toBeUndefined();
    await vi.advanceTimersByTimeAsync(2_750);
    expect(load.ended()).toMatchObject({ kind: 'silent' });
  });

  it('does not count while nothing is asked', async () => {
    const { link, reply } = openFakeLink();
    reply({ kind: 'ready' });
    await vi.advanceTimersByTimeAsync(60_000);
    const load = watch(link.load('code', surface, 'seed', limits));
    await vi.advanceTimersByTimeAsync(2_000);
    reply({ kind: 'loaded', id: 1 });
    await vi.advanceTimersByTimeAsync(0);
    expect(load.ended()).toEqual({ kind: 'loaded', id: 1 });
  });

  it('gives a realm that starts up 20 s, and then blames the machine', async () => {
    const { link } = openFakeLink();
    const ready = watch(link.ready);
    await vi.advanceTimersByTimeAsync(19_500);
    expect(ready.ended()).toBeUndefined();
    await vi.advanceTimersByTimeAsync(1_000);
    expect(ready.ended()).toMatchObject({ kind: 'stalled' });
  });

  it('blames the machine when its own clock comes late twenty times', async () => {
    let nowMs = 0;
    const port: JudgePort = { send: () => undefined, onReply: (listener) => listener({ kind: 'ready' }), onDeath: () => undefined };
    const link = openLink(port, () => nowMs);
    const load = watch(link.load('code', surface, 'seed', limits));
    for (let tick = 0; tick < 19; tick++) {
      nowMs += 1_500;
      await vi.advanceTimersByTimeAsync(250);
    }
    expect(load.ended()).toBeUndefined();
    nowMs += 1_500;
    await vi.advanceTimersByTimeAsync(250);
    expect(load.ended()).toMatchObject({ kind: 'stalled' });
    link.close();
  });

  it('stops when it is closed, and leaves nobody waiting', async () => {
    const { link, reply } = openFakeLink();
    reply({ kind: 'ready' });
    const load = watch(link.load('code', surface, 'seed', limits));
    link.close();
    await vi.advanceTimersByTimeAsync(0);
    expect(load.ended()).toBeInstanceOf(LearnerGone);
    expect(vi.getTimerCount()).toBe(0);
  });
});

describe('the death of the realm', () => {
  it('rejects what waits and what is asked later, as memory', async () => {
    const { link, reply, die } = openFakeLink();
    reply({ kind: 'ready' });
    const waiting = watch(link.load('code', surface, 'seed', limits));
    die('it ended');
    await vi.advanceTimersByTimeAsync(0);
    expect(waiting.ended()).toMatchObject({ kind: 'memory' });
    await expect(link.load('code', surface, 'seed', limits)).rejects.toMatchObject({ kind: 'memory' });
  });

  it('is our own fault before the realm is ready', async () => {
    const { link, die } = openFakeLink();
    const ready = watch(link.ready);
    die('exit code 1');
    await vi.advanceTimersByTimeAsync(0);
    expect(ready.ended()).toBeInstanceOf(Error);
    expect(ready.ended()).not.toBeInstanceOf(LearnerGone);
  });

  it('ignores answers to requests that were never made', () => {
    const { reply } = openFakeLink();
    expect(() => reply({ kind: 'loaded', id: 99 })).not.toThrow();
  });
});
