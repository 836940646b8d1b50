import type { CallBatch, CallInterface } from '../../protocol/calls.ts';
import type { LearnerReply, LearnerRequest, StepLimits } from '../../protocol/messages.ts';
import type { WorldName } from '../../protocol/world.ts';
import { watchSilence } from './watchdog.ts';

/** The judge's end of the channel to the learner, the same for a browser's port and Node's. */
export interface JudgePort<Request = LearnerRequest, Reply = LearnerReply> {
  send(request: Request, transfer: ArrayBuffer[]): void;
  onReply(listener: (reply: Reply) => void): void;
  /** Calls back when the learner's worker died by itself: out of memory, most likely, or our own code could not start. */
  onDeath(listener: (message: string) => void): void;
}

/** Thrown when the learner's worker gives no answer: it hangs, the machine stalls, or it died. */
export class LearnerGone extends Error {
  readonly kind: 'silent' | 'stalled' | 'memory';
  constructor(kind: 'silent' | 'stalled' | 'memory') {
    super(`The learner's worker is gone: ${kind}.`);
    this.kind = kind;
  }
}

export type RunReply = Extract<LearnerReply, { kind: 'ran' }>;
export type SimulateReply = Extract<LearnerReply, { kind: 'simulated' }>;
export type LoadReply = Extract<LearnerReply, { kind: 'loaded' }>;

/** Requests to the learner as promises; all reject with {@link LearnerGone} once it is gone. */
export interface LearnerLink {
  /** Resolves once the realm is locked down. */
  readonly ready: Promise<void>;
  load(code: string, surface: CallInterface, seed: string, limits: StepLimits): Promise<LoadReply>;
  run(batch: CallBatch, limits: StepLimits, module: 'case' | 'batch' | 'continue', watch?: true): Promise<RunReply>;
  /** Runs a scenario to its end. */
  simulate(world: WorldName, scenario: unknown, limits: StepLimits): Promise<SimulateReply>;
  /** Stops watching; whatever is asked from then on is rejected. */
  close(): void;
}

/** Opens the link and watches over it; `monotonicMs` returns a clock's reading, see {@link watchSilence}. */
export function openLink(port: JudgePort, monotonicMs: () => number): LearnerLink {
  let nextId = 1;
  const waiting = new Map<number, { resolve: (reply: never) => void; reject: (error: Error) => void }>();
  const ready = Promise.withResolvers<void>();
  let isReady = false;
  let gone: LearnerGone | undefined;
  ready.promise.catch(() => undefined);
  const watchdog = watchSilence(
    monotonicMs,
    () => waiting.size === 0,
    (why) => fail(new LearnerGone(why)),
  );

  function fail(error: LearnerGone): void {
    gone ??= error;
    watchdog.end();
    ready.reject(gone);
    for (const { reject } of waiting.values()) reject(gone);
    waiting.clear();
  }

  port.onDeath((message) => {
    if (isReady) fail(new LearnerGone('memory'));
    else ready.reject(new Error(`The learner's realm did not start: ${message}`));
  });
  port.onReply((reply) => {
    watchdog.heard();
    if (reply.kind === 'ready') {
      isReady = true;
      watchdog.started();
      ready.resolve();
      return;
    }
    if (reply.kind === 'alive') return;
    waiting.get(reply.id)?.resolve(reply as never);
    waiting.delete(reply.id);
  });

  function request<T>(build: (id: number) => LearnerRequest, transfer: ArrayBuffer[] = []): Promise<T> {
    if (gone) return Promise.reject(gone);
    const id = nextId++;
    const { promise, resolve, reject } = Promise.withResolvers<T>();
    if (waiting.size === 0) watchdog.restart();
    waiting.set(id, { resolve: resolve as (reply: never) => void, reject });
    port.send(build(id), transfer);
    return promise;
  }

  return {
    ready: ready.promise,
    load: (code, surface, seed, limits) => request((id) => ({ kind: 'load', id, code, interface: surface, seed, limits })),
    run: (batch, limits, module, watch) => request((id) => ({ kind: 'run', id, batch, limits, module, ...(watch && { watch }) })),
    simulate: (world, scenario, limits) => request((id) => ({ kind: 'simulate', id, world, scenario, limits })),
    close: () => fail(new LearnerGone('stalled')),
  };
}
