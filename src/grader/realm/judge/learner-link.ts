import type { CallBatch, CallInterface } from '../../protocol/calls.ts';
import type { LearnerReply, LearnerRequest, StepLimits } from '../../protocol/messages.ts';
import type { WorldName } from '../../protocol/world.ts';

/** The judge's end of the channel to the learner, the same for a browser's port and Node's. */
export interface JudgePort {
  send(request: LearnerRequest, transfer: ArrayBuffer[]): void;
  onReply(listener: (reply: LearnerReply) => void): void;
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

const tickMs = 250;
/** Ten ticks of 250 ms: the watchdog's 2.5 s. */
const silentTicks = 10;
/** A tick that comes this late says that the machine, not the learner's code, is stuck. */
const lateTickMs = 1000;
/** So many late ticks in one wait and the machine is called stalled. */
const stalledTicks = 20;

/**
 * Opens the link. Silence is counted in ticks of the judge's own clock, so that a machine too busy to run the judge does not count against the
 * learner; `monotonicMs` returns a clock's reading, used for nothing else.
 */
export function openLink(port: JudgePort, monotonicMs: () => number): LearnerLink {
  let nextId = 1;
  const waiting = new Map<number, { resolve: (reply: never) => void; reject: (error: Error) => void }>();
  const ready = Promise.withResolvers<void>();
  let isReady = false;
  let quietTicks = 0;
  let lateTicks = 0;
  let lastTick = monotonicMs();
  let gone: LearnerGone | undefined;
  ready.promise.catch(() => undefined);

  const timer = setInterval(() => {
    const now = monotonicMs();
    const late = now - lastTick > lateTickMs;
    lastTick = now;
    if (isReady && waiting.size === 0) return;
    if (late) lateTicks += 1;
    else quietTicks += 1;
    if (lateTicks >= stalledTicks) fail(new LearnerGone('stalled'));
    // Starting up is our own code: a long silence there is the machine's doing.
    else if (quietTicks >= (isReady ? silentTicks : silentTicks * 8)) fail(new LearnerGone(isReady ? 'silent' : 'stalled'));
  }, tickMs);

  function fail(error: LearnerGone): void {
    gone ??= error;
    clearInterval(timer);
    ready.reject(gone);
    for (const { reject } of waiting.values()) reject(gone);
    waiting.clear();
  }

  port.onDeath((message) => {
    if (isReady) fail(new LearnerGone('memory'));
    else ready.reject(new Error(`The learner's realm did not start: ${message}`));
  });
  port.onReply((reply) => {
    quietTicks = 0;
    lateTicks = 0;
    if (reply.kind === 'ready') {
      isReady = true;
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
    if (waiting.size === 0) quietTicks = 0;
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
