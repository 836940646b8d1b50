import type { ProcessId } from '../engine/command.ts';
import { Simulation } from '../engine/simulation.ts';
import { msFromNanos, nanosFromMs } from '../../kernel/index.ts';
import type { LaneEvent, LaneRun, OperationOutcome, Snapshot } from './lane-run.ts';
import type { ClientOperation, Crash, WriteId, WritePolicy, WriteScenario } from './scenario.ts';
import type { Step } from './steps.ts';
import { readSteps, stepMs, writeSteps } from './steps.ts';

/** An operation under way. */
interface Pending {
  readonly operation: ClientOperation;
  readonly steps: readonly Step[];
  /** The step that comes next. */
  at: number;
  timer: ProcessId | undefined;
  readonly begunMs: number;
  /** Of a read: the value it will tell, and whether that came from a stale copy. */
  read: WriteId | null;
  isStale: boolean;
  /** How often the key had changed in the cache when the read missed. */
  changesAtMiss: number;
}

/** A flush on its way to the store. */
interface Flush {
  readonly begunMs: number;
  readonly byKey: readonly (WriteId | null)[];
  readonly covers: readonly WriteId[];
}

const afterAllElse = 15;

/** The state machine of one policy: its places change by the steps of `steps.ts`, by flushes, and by a crash. */
class Lane {
  private readonly simulation = new Simulation();
  private readonly policy: WritePolicy;
  private readonly scenario: WriteScenario;
  private readonly cached: (WriteId | null)[];
  /** By key, how often the cache's copy was written, deleted or lost. */
  private readonly changes: number[];
  private readonly stored: WriteId[];
  private dirty: (WriteId | null)[];
  /** Writes since the last flush, those overwritten in the buffer included. */
  private covers: WriteId[] = [];
  private flush: Flush | undefined;
  private flushTimers: ProcessId[] = [];
  private readonly safe = new Set<WriteId>();
  private readonly acknowledged: WriteId[] = [];
  private lost: readonly WriteId[] = [];
  private storeWrites = 0;
  private storeCalls = 0;
  private readonly pending = new Map<string, Pending>();
  private readonly queues = new Map<string, ClientOperation[]>();
  private readonly outcomes: OperationOutcome[] = [];
  private readonly flushes: { begunMs: number; landedMs: number }[] = [];
  private readonly snapshots: Snapshot[] = [];

  constructor(policy: WritePolicy, scenario: WriteScenario, crash: Crash | undefined) {
    this.policy = policy;
    this.scenario = scenario;
    const each = <T>(value: T): T[] => Array.from({ length: scenario.keys }, () => value);
    this.cached = each<WriteId | null>(0);
    this.changes = each(0);
    this.stored = each(0);
    this.dirty = each<WriteId | null>(null);
    this.snapshots.push(this.snapshot([]));
    for (const operation of scenario.operations) this.after(operation.atMs, () => this.arrive(operation));
    if (crash) this.after(crash.atMs, () => (crash.casualty === 'cache' ? this.killCache() : this.killApplication()), afterAllElse);
  }

  run(): LaneRun {
    this.simulation.run();
    const outcomes = this.outcomes.toSorted((a, b) => a.operation.number - b.operation.number);
    return { policy: this.policy, snapshots: this.snapshots, outcomes, flushes: this.flushes };
  }

  private get nowMs(): number {
    return msFromNanos(this.simulation.now);
  }

  private after(ms: number, call: () => void, priority?: number): ProcessId {
    return this.simulation.after(nanosFromMs(ms), call, priority);
  }

  /** A client has one operation under way at a time. */
  private arrive(operation: ClientOperation): void {
    const { client } = operation;
    if (this.pending.has(client)) this.queues.set(client, [...(this.queues.get(client) ?? []), operation]);
    else this.begin(operation);
  }

  private begin(operation: ClientOperation): void {
    const steps = operation.kind === 'write' ? writeSteps(this.policy, this.scenario) : readSteps;
    const one: Pending = { operation, steps, at: 0, timer: undefined, begunMs: this.nowMs, read: null, isStale: false, changesAtMiss: 0 };
    this.pending.set(operation.client, one);
    this.note({ kind: 'begins', operation, write: operation.kind === 'write' ? operation.number : 0 });
    this.proceed(one);
  }

  private proceed(one: Pending): void {
    const step = one.steps[one.at++];
    if (step === undefined) return;
    const ms = stepMs(step, this.policy, one.operation, this.scenario);
    const take = (): void => {
      this.take(step, one);
      this.proceed(one);
    };
    if (ms === 0) take();
    else one.timer = this.after(ms, take);
  }

  private take(step: Step, one: Pending): void {
    const { operation } = one;
    const { key, number } = operation;
    switch (step) {
      case 'get':
        return this.look(one);
      case 'cache':
        this.putInCache(key, number);
        return this.note({ kind: 'written to cache', operation, write: number });
      case 'buffer':
        this.putInCache(key, number);
        this.dirty[key] = number;
        this.covers.push(number);
        this.note({ kind: 'buffered', operation, write: number });
        return this.planFlush();
      case 'delete':
        this.putInCache(key, null);
        return this.note({ kind: 'deleted', operation, write: number });
      case 'write-store':
        this.stored[key] = number;
        this.safe.add(number);
        this.storeWrites += 1;
        this.storeCalls += 1;
        return this.note({ kind: 'written to store', operation, write: number });
      case 'read-store':
        one.read = this.stored[key]!;
        return;
      case 'store-answers':
        return;
      case 'fill':
        return this.fill(one);
      case 'tell':
        return this.tell(one);
    }
  }

  private putInCache(key: number, write: WriteId | null): void {
    this.cached[key] = write;
    this.changes[key]! += 1;
  }

  private look(one: Pending): void {
    const { operation } = one;
    const write = this.cached[operation.key]!;
    if (write === null) {
      one.changesAtMiss = this.changes[operation.key]!;
      return this.note({ kind: 'misses', operation, write: 0 });
    }
    one.read = write;
    one.isStale = this.isStale(operation.key);
    one.at = one.steps.indexOf('tell');
    this.note({ kind: 'hits', operation, write });
  }

  /** A cache that loads for itself does not keep what was overtaken by a change meanwhile; the application cannot know. */
  private fill(one: Pending): void {
    const { operation } = one;
    const write = one.read!;
    const isOvertaken = this.policy !== 'cache-aside' && this.changes[operation.key] !== one.changesAtMiss;
    if (!isOvertaken) this.cached[operation.key] = write;
    this.note({ kind: isOvertaken ? 'not kept' : 'filled', operation, write });
  }

  private tell(one: Pending): void {
    const { operation, read } = one;
    if (operation.kind === 'write') this.acknowledged.push(operation.number);
    this.note({ kind: 'told', operation, write: read ?? operation.number });
    this.end(one, this.nowMs);
  }

  private end({ operation, begunMs, read, isStale }: Pending, toldMs: number | null): void {
    this.outcomes.push({ operation, begunMs, toldMs, read: toldMs === null ? null : read, isStale: toldMs !== null && isStale });
    this.pending.delete(operation.client);
    const next = this.queues.get(operation.client)?.shift();
    if (next) this.begin(next);
  }

  /** Sets the next flush, at the next multiple of the interval, unless one is set, is on its way, or nothing waits. */
  private planFlush(): void {
    if (this.flush || this.flushTimers.length > 0 || this.covers.length === 0) return;
    const { flushMs } = this.scenario;
    const waitMs = (Math.floor(this.nowMs / flushMs) + 1) * flushMs - this.nowMs;
    this.flushTimers = [this.after(waitMs, () => this.beginFlush())];
  }

  private beginFlush(): void {
    const halfMs = Math.ceil(this.scenario.storeMs / 2);
    this.flush = { begunMs: this.nowMs, byKey: this.dirty, covers: this.covers };
    this.dirty = this.dirty.map(() => null);
    this.covers = [];
    this.flushTimers = [
      this.after(halfMs, () => this.landFlush()),
      this.after(this.scenario.storeMs, () => {
        this.flush = undefined;
        this.flushTimers = [];
        this.planFlush();
      }),
    ];
    this.note({ kind: 'flush begins', writes: this.flush.byKey.filter((write) => write !== null) });
  }

  private landFlush(): void {
    const { begunMs, byKey, covers } = this.flush!;
    const writes = byKey.filter((write) => write !== null);
    for (const [key, write] of byKey.entries()) if (write !== null) this.stored[key] = write;
    for (const write of covers) this.safe.add(write);
    this.storeWrites += writes.length;
    this.storeCalls += 1;
    this.flushes.push({ begunMs, landedMs: this.nowMs });
    this.flush = { begunMs, byKey: [], covers: [] };
    this.note({ kind: 'flush lands', writes });
  }

  private killCache(): void {
    this.lost = this.unsafe();
    for (const timer of this.flushTimers) this.simulation.cancel(timer);
    this.flushTimers = [];
    this.flush = undefined;
    this.covers = [];
    this.dirty = this.dirty.map(() => null);
    for (const key of this.cached.keys()) this.putInCache(key, null);
    this.note({ kind: 'cache dies', lost: this.lost });
  }

  private killApplication(): void {
    this.note({ kind: 'application dies' });
    for (const one of [...this.pending.values()]) {
      if (one.timer !== undefined) this.simulation.cancel(one.timer);
      this.note({ kind: 'cut', operation: one.operation, write: one.operation.number });
    }
    for (const one of [...this.pending.values()]) this.end(one, null);
  }

  private unsafe(): readonly WriteId[] {
    return this.acknowledged.filter((write) => !this.safe.has(write) && !this.lost.includes(write));
  }

  /** A copy that differs from the store, unless its own write has yet to reach the store. */
  private isStale(key: number): boolean {
    const write = this.cached[key]!;
    return write !== null && write !== this.stored[key] && (write === 0 || this.safe.has(write));
  }

  private note(event: LaneEvent): void {
    const last = this.snapshots.at(-1)!;
    const isSameMoment = last.atMs === this.nowMs;
    const snapshot = this.snapshot(isSameMoment ? [...last.events, event] : [event]);
    if (isSameMoment) this.snapshots[this.snapshots.length - 1] = snapshot;
    else this.snapshots.push(snapshot);
  }

  private snapshot(events: readonly LaneEvent[]): Snapshot {
    return {
      atMs: this.nowMs,
      events,
      cached: [...this.cached],
      buffered: this.dirty.map((write, key) => write ?? this.flush?.byKey[key] ?? null),
      stored: [...this.stored],
      stale: [...this.stored.keys()].filter((key) => this.isStale(key)),
      unsafe: this.unsafe(),
      lost: this.lost,
      acknowledged: [...this.acknowledged],
      storeWrites: this.storeWrites,
      storeCalls: this.storeCalls,
    };
  }
}

/** Plays the script under a policy, with a crash if given, until all is told and flushed. */
export function playLane(policy: WritePolicy, scenario: WriteScenario, crash?: Crash): LaneRun {
  return new Lane(policy, scenario, crash).run();
}
