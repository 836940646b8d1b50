import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { StripRequest } from '../../../../src/islands/workspace/monaco/stripProtocol.ts';
import type { RunningWorker } from '../../../../src/islands/workspace/monaco/typescriptWorker.ts';
import { stripTypes } from '../../../../src/islands/workspace/stripTypes.ts';

/** A worker that answers, stays silent, or dies at the first message. */
class FakeWorker extends EventTarget {
  terminated = false;
  private endings: (() => void)[] = [];

  private readonly manner: 'answers' | 'silent' | 'dies';

  constructor(manner: 'answers' | 'silent' | 'dies') {
    super();
    this.manner = manner;
  }

  postMessage(request: StripRequest): void {
    if (this.manner === 'dies') for (const end of this.endings) end();
    if (this.manner !== 'answers') return;
    const data = { headroom: 'stripped', id: request.id, result: { ok: true, code: request.source.toUpperCase() } };
    queueMicrotask(() => this.dispatchEvent(new MessageEvent('message', { data })));
  }

  terminate(): void {
    this.terminated = true;
  }

  running(): RunningWorker {
    return {
      worker: this as unknown as Worker,
      alive: () => true,
      settled: Promise.resolve(),
      onEnd: (callback) => {
        this.endings.push(callback);
        return () => undefined;
      },
    };
  }
}

const workers = vi.hoisted(() => ({ shared: undefined as unknown, spare: undefined as unknown }));
vi.mock('../../../../src/islands/workspace/monaco/typescriptWorker.ts', () => ({
  typescriptWorker: () => (workers.shared as { running(): unknown }).running(),
  startWorker: () => (workers.spare as { running(): unknown }).running(),
}));

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('stripTypes', () => {
  it('asks the shared worker', async () => {
    workers.shared = new FakeWorker('answers');
    await expect(stripTypes('a')).resolves.toEqual({ ok: true, code: 'A' });
  });

  it('tells answers apart when several are under way', async () => {
    workers.shared = new FakeWorker('answers');
    const results = await Promise.all(['a', 'b', 'c'].map((source) => stripTypes(source)));
    expect(results.map((result) => result.ok && result.code)).toEqual(['A', 'B', 'C']);
  });

  it('starts a second worker when the first is deep in a type check, and ends it after', async () => {
    workers.shared = new FakeWorker('silent');
    const spare = new FakeWorker('answers');
    workers.spare = spare;
    const result = stripTypes('a');
    await vi.advanceTimersByTimeAsync(5_000);
    await expect(result).resolves.toEqual({ ok: true, code: 'A' });
    expect(spare.terminated).toBe(true);
  });

  it('starts a second worker when the editor ends the first', async () => {
    workers.shared = new FakeWorker('dies');
    workers.spare = new FakeWorker('answers');
    await expect(stripTypes('a')).resolves.toEqual({ ok: true, code: 'A' });
  });

  it('rejects with what to do when no worker can be had', async () => {
    workers.shared = new FakeWorker('dies');
    workers.spare = new FakeWorker('dies');
    await expect(stripTypes('a')).rejects.toThrow('Reload the page');
  });
});
